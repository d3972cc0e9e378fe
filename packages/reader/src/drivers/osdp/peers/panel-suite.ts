import type { ReaderCommand } from "../../../commands/reader-command.ts";
import type { ReaderHealth } from "../../../reader-driver.ts";
import { watchStandstill } from "../../../supervisor/standstill.ts";
import { systemScheduler } from "../../../supervisor/system-scheduler.ts";
import { type CheckResult, notRun, resultOf } from "./check-result.ts";
import type { PanelPeer } from "./panel-peer.ts";
import { openPeerLine, type PeerLine } from "./peer-line.ts";

/** Answers null when the check passed, else what was wrong; `not-run:` in front when it does not apply. */
type Check = { readonly name: string; readonly run: (peer: PanelPeer) => Promise<string | null> };

const onlineMs = 10_000;
const mostTimes = 5;

/** Checks our panel against readers of another make; without a peer every check is reported as not run. */
export async function runPanelSuite(peer: PanelPeer | null): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { name, run } of checks) {
    if (peer === null) {
      results.push({
        name,
        outcome: "not-run",
        detail: "no peer: set OSDP_PEER, OSDP_SCBK and OSDP_ADDRESSES",
      });
      continue;
    }
    const [first] = results;
    if (first?.outcome === "failed") {
      results.push({ name, outcome: "not-run", detail: "the readers did not come online" });
      continue;
    }
    results.push(resultOf(name, await undisturbed(() => run(peer))));
  }
  return results;
}

/** What came of a check. One that fails while this machine stood still says nothing of the peer and is made once more. */
async function undisturbed(run: () => Promise<string | null>): Promise<string | null> {
  for (let times = 1; ; times++) {
    using standstill = watchStandstill(systemScheduler);
    const problem = await run();
    if (problem === null || times === mostTimes || !standstill.hasStoodStill()) return problem;
  }
}

const checks: readonly Check[] = [
  {
    name: "every reader comes online, secured where a key is given",
    async run(peer) {
      await using line = openPeerLine(peer);
      if (!(await allOnline(line, peer))) return states(line);
      const wanted = peer.scbk === null ? "none" : "scbk";
      return healthOf(line).every(({ protection }) => protection === wanted) ? null : states(line);
    },
  },
  {
    name: "a hundred polls of each reader go by without a lost session",
    async run(peer) {
      await using line = openPeerLine(peer);
      if (!(await allOnline(line, peer))) return states(line);
      const done = () => pollsOf(line).every((polls) => polls >= 100);
      if (!(await line.until(done, 60_000))) return states(line);
      const steady = healthOf(line).every(
        ({ counters: { sessionsLost, retries = 0 } }) => sessionsLost === 0 && retries <= 2,
      );
      return steady ? null : states(line);
    },
  },
  {
    name: "outputs, lights, buzzer and text are carried out or known not to be there",
    async run(peer) {
      await using line = openPeerLine(peer);
      if (!(await allOnline(line, peer))) return states(line);
      for (const address of peer.addresses) {
        const outcomes = await Promise.all(commandsFor(String(address)).map((each) => line.line.send(each)));
        const kinds = outcomes.map(({ kind }) => kind);
        if (!kinds.includes("ok") || kinds.some((kind) => kind === "timeout" || kind === "refused")) {
          return `reader ${address}: ${JSON.stringify(outcomes)}`;
        }
      }
      return null;
    },
  },
  {
    name: "another key is refused, and nothing is read over it",
    async run(peer) {
      if (peer.scbk === null) return `${notRun}the peer has no key`;
      await using line = openPeerLine(peer, { scbk: peer.scbk.map((byte) => byte ^ 0x5a) });
      const isOut = () => healthOf(line).every(({ state }) => state === "quarantined");
      if (!(await line.until(isOut, onlineMs))) return states(line);
      return line.seen.some(({ kind }) => kind === "reader-online" || kind === "credential-read")
        ? "it was let in"
        : null;
    },
  },
  {
    name: "a damaged message costs less than two seconds",
    async run(peer) {
      await using line = openPeerLine(peer);
      if (!(await allOnline(line, peer))) return states(line);
      const polled = pollsOf(line);
      line.disturbance.damageWrites = 1;
      await line.until(() => line.disturbance.damageWrites === 0, 1_000);
      const goesOn = () =>
        isOnline(line, peer) && pollsOf(line).every((polls, at) => polls > (polled[at] ?? 0) + 5);
      return (await line.until(goesOn, 2_000)) ? null : states(line);
    },
  },
  {
    name: "lost answers are asked for again",
    async run(peer) {
      await using line = openPeerLine(peer);
      if (!(await allOnline(line, peer))) return states(line);
      for (let times = 0; times < 10; times++) {
        line.disturbance.loseChunks = 1;
        if (!(await line.until(() => line.disturbance.loseChunks === 0, 2_000))) return states(line);
      }
      const polled = pollsOf(line);
      const goesOn = () =>
        isOnline(line, peer) && pollsOf(line).every((polls, at) => polls > (polled[at] ?? 0) + 5);
      if (!(await line.until(goesOn, 3_000))) return states(line);
      return line.seen.some(({ kind }) => kind === "reader-offline") ? states(line) : null;
    },
  },
  {
    name: "an address nobody has is offline within nine seconds, and its neighbours stay",
    async run(peer) {
      const stranger = Array.from({ length: 127 }, (_, at) => 126 - at).find(
        (each) => !peer.addresses.includes(each),
      );
      if (stranger === undefined) return `${notRun}every address is taken`;
      await using line = openPeerLine(peer, { addresses: [...peer.addresses, stranger] });
      const isTold = () =>
        line.seen.some((each) => each.kind === "reader-offline" && each.readerId === String(stranger));
      if (!(await line.until(isTold, 9_500))) return states(line);
      return isOnline(line, peer) ? null : states(line);
    },
  },
];

function commandsFor(readerId: string): readonly ReaderCommand[] {
  return [
    { kind: "unlock", readerId, durationMs: 500 },
    { kind: "signal", readerId, signal: "granted" },
    { kind: "show-text", readerId, text: "Gatehouse", durationMs: 1_000 },
  ];
}

function allOnline(line: PeerLine, peer: PanelPeer): Promise<boolean> {
  return line.until(() => isOnline(line, peer), onlineMs);
}

function isOnline(line: PeerLine, peer: PanelPeer): boolean {
  return peer.addresses.every((address) => {
    const state = healthOf(line).find(({ readerId }) => readerId === String(address))?.state;
    return state === "online-secure" || state === "online-plain" || state === "degraded";
  });
}

function healthOf(line: PeerLine): readonly ReaderHealth[] {
  return line.line.health().readers;
}

function pollsOf(line: PeerLine): readonly number[] {
  return healthOf(line).map(({ counters: { polls = 0 } }) => polls);
}

function states(line: PeerLine): string {
  const { lastFailure, readers } = line.line.health();
  const told = readers.map(
    ({ readerId, state, counters }) => `${readerId} ${state} ${JSON.stringify(counters)}`,
  );
  return [lastFailure ?? "link up", ...told].join("; ");
}
