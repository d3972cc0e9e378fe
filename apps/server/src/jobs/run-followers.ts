import { type Follower, followToEnd } from "@gatehouse/services/changes/follower";
import { pendingProjects } from "@gatehouse/services/changes/pending-projects";
import type { Db } from "@gatehouse/services/connection";

/** How often the logs are looked at without a doorbell: what another process wrote is reacted to within this time. */
const lookMs = 1_000;

/** Keeps the followers at the end of every project's log until stopped; one run at a time for each follower. */
export function runFollowers(
  db: Db,
  followers: readonly Follower[],
  report: (error: unknown) => void,
): () => Promise<void> {
  const loops = followers.map((follower) => followerLoop(db, follower, report));
  const unlisten = db.bell.listen((_projectId, stream) => {
    if (stream === "changes") for (const loop of loops) loop.wake();
  });
  const timer = setInterval(() => {
    for (const loop of loops) loop.wake();
  }, lookMs);
  for (const loop of loops) loop.wake();
  return async () => {
    unlisten();
    clearInterval(timer);
    await Promise.all(loops.map((loop) => loop.stop()));
  };
}

function followerLoop(db: Db, follower: Follower, report: (error: unknown) => void) {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const run = async () => {
    do {
      again = false;
      for (const projectId of await pendingProjects(db, follower.name)) {
        if (stopped) return;
        await followToEnd(db, projectId, follower);
      }
    } while (again && !stopped);
  };
  return {
    wake(): void {
      again = true;
      if (stopped) return;
      running ??= run()
        .catch(report)
        .finally(() => {
          running = undefined;
        });
    },
    async stop(): Promise<void> {
      stopped = true;
      await running;
    },
  };
}
