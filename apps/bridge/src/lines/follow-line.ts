import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import type { SiteDoors } from "../doors/site-doors.ts";

/**
 * Hands everything a line reports to the doors, one by one. Asking for the next observation acknowledges the one before,
 * so it is asked for only when what happened is on the disk. A bug in one observation is said and costs that one
 * observation, never the line.
 */
export async function followLine(
  line: ReaderLine,
  doors: SiteDoors,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<void> {
  try {
    for await (const observation of line.observations(signal)) {
      if ("readerId" in observation)
        await doors.observe(observation, line).catch((error: unknown) => say(`${line.id}: ${textOf(error)}`));
      else if (observation.kind === "line-up") await doors.followList();
      else say(`${line.id}: the line is down: ${observation.cause}`);
    }
  } catch (error) {
    // Only a line that is configured wrongly ends by itself.
    if (!signal.aborted) say(`${line.id}: ${textOf(error)}`);
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
