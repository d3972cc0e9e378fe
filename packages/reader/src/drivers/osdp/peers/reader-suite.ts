import { watchUntil } from "../../../supervisor/line-watch.ts";
import { seededRandom } from "../../../supervisor/seeded-random.ts";
import { systemScheduler } from "../../../supervisor/system-scheduler.ts";
import { noFaults, type ReaderFaults, runReaderLine } from "../readers/reader-line.ts";
import { smallReader } from "../readers/reader-model.ts";
import { SimulatedOsdpReader } from "../readers/simulated-osdp-reader.ts";
import type { OsdpReply } from "../replies.ts";
import { type CheckResult, notRun, resultOf } from "./check-result.ts";
import type { PanelPeer } from "./panel-peer.ts";

/** Our readers at the end of a link to somebody's panel, watched. */
type Scene = {
  readonly readers: readonly SimulatedOsdpReader[];
  readonly faults: ReaderFaults;
  readonly polls: Map<number, number>;
  /** What the panel has taken, by address. */
  readonly taken: Map<number, OsdpReply[]>;
  readonly hangUp: () => void;
};

/** Answers null when the check passed, else what was wrong. */
type Check = {
  readonly name: string;
  readonly run: (scene: Scene, peer: PanelPeer) => Promise<string | null>;
};

// Panels of other makes wait up to half a minute before they try a reader again that was away.
const [onlineMs, backMs] = [30_000, 60_000];

/** Checks our readers against a panel of another make; without a peer every check is reported as not run. */
export async function runReaderSuite(peer: PanelPeer | null): Promise<readonly CheckResult[]> {
  if (peer === null) {
    const detail = "no peer: set OSDP_PANEL_PEER, OSDP_SCBK and OSDP_ADDRESSES";
    return checks.map(({ name }) => ({ name, outcome: "not-run", detail }));
  }
  const stop = new AbortController();
  const scene = startReaders(peer, stop.signal);
  const results: CheckResult[] = [];
  try {
    for (const { name, run } of checks) {
      const isUseless = results[0]?.outcome === "failed";
      const problem = isUseless ? `${notRun}the panel did not come` : await run(scene, peer);
      results.push(resultOf(name, problem));
    }
  } finally {
    stop.abort();
    scene.hangUp();
  }
  return results;
}

const checks: readonly Check[] = [
  {
    name: "the panel polls every reader, secured where a key is given",
    run: async (scene, peer) => {
      const isUp = () =>
        isPolled(scene, 20) && (peer.scbk === null || scene.readers.every((each) => each.isSecure));
      return (await watchUntil(isUp, onlineMs)) ? null : told(scene);
    },
  },
  {
    name: "cards are taken in order, each once",
    run: async (scene) => {
      for (const { readers, index } of rounds(scene, 10))
        for (const reader of readers) if (!reader.report(card(index))) return "the reader's memory is full";
      const isTaken = () => scene.readers.every((reader) => cardsOf(scene, reader).length >= 10);
      if (!(await watchUntil(isTaken, onlineMs))) return told(scene);
      const wrong = scene.readers.find((reader) => cardsOf(scene, reader).join() !== "0,1,2,3,4,5,6,7,8,9");
      return wrong === undefined ? null : `reader ${wrong.address}: ${cardsOf(scene, wrong).join()}`;
    },
  },
  {
    name: "a reader that restarts is taken up again",
    run: async (scene, peer) => {
      for (const reader of scene.readers) reader.restart();
      return isBack(scene, peer);
    },
  },
  {
    name: "a lost answer is asked for again, and nothing is taken twice",
    run: async (scene, peer) => {
      for (const taken of scene.taken.values()) taken.length = 0;
      scene.faults.dropShare = 0.2;
      for (const { readers, index } of rounds(scene, 5))
        for (const reader of readers) reader.report(card(index));
      const isTaken = () => scene.readers.every((reader) => cardsOf(scene, reader).length >= 5);
      const isDone = await watchUntil(isTaken, onlineMs);
      scene.faults.dropShare = 0;
      const wrong = scene.readers.find(
        (reader) => new Set(cardsOf(scene, reader)).size !== cardsOf(scene, reader).length,
      );
      if (wrong !== undefined) return `reader ${wrong.address}: ${cardsOf(scene, wrong).join()}`;
      return isDone ? isBack(scene, peer) : told(scene);
    },
  },
  {
    name: "a line that was hung up is dialled, or answered, again",
    run: async (scene, peer) => {
      scene.hangUp();
      return isBack(scene, peer);
    },
  },
];

async function isBack(scene: Scene, peer: PanelPeer): Promise<string | null> {
  scene.polls.clear();
  const isUp = () =>
    isPolled(scene, 10) && (peer.scbk === null || scene.readers.every((each) => each.isSecure));
  return (await watchUntil(isUp, backMs)) ? null : told(scene);
}

function isPolled({ readers, polls }: Scene, atLeast: number): boolean {
  return readers.every(({ address }) => (polls.get(address) ?? 0) >= atLeast);
}

function* rounds({ readers }: Scene, count: number) {
  for (let index = 0; index < count; index++) yield { readers, index };
}

/** A card whose number tells which one it was. */
function card(index: number): OsdpReply {
  return {
    kind: "raw-read",
    read: { reader: 0, format: 0, bitCount: 32, bits: Uint8Array.of(0, 0, 0, index) },
  };
}

function cardsOf({ taken }: Scene, { address }: SimulatedOsdpReader): readonly number[] {
  return (taken.get(address) ?? []).flatMap((event) =>
    event.kind === "raw-read" ? [event.read.bits[3] ?? -1] : [],
  );
}

function told({ readers, polls }: Scene): string {
  return readers
    .map(({ address, isSecure, queuedEvents }) =>
      [
        `reader ${address}`,
        `${polls.get(address) ?? 0} polls`,
        isSecure ? "secure" : "not secure",
        `${queuedEvents} queued`,
      ].join(" "),
    )
    .join("; ");
}

/** Lets our readers answer over the peer's link, opened again whenever it is lost. */
function startReaders(peer: PanelPeer, signal: AbortSignal): Scene {
  const world = {
    monotonicMs: () => performance.now(),
    random: () => crypto.getRandomValues(new Uint8Array(8)),
  };
  const [polls, taken] = [new Map<number, number>(), new Map<number, OsdpReply[]>()];
  const readers = peer.addresses.map(
    (address) =>
      new SimulatedOsdpReader({ ...smallReader(address, peer.scbk), acceptsInstallKey: false }, world, {
        onCommand: ({ kind }) => kind === "poll" && polls.set(address, (polls.get(address) ?? 0) + 1),
        onTaken: (event) => taken.set(address, [...(taken.get(address) ?? []), event]),
      }),
  );
  const faults = noFaults();
  let hangUp = () => {};
  const serve = async () => {
    while (!signal.aborted) {
      try {
        await using link = await peer.transport.open(signal);
        hangUp = () => void link[Symbol.asyncDispose]();
        await runReaderLine({ readers, faults, scheduler: systemScheduler, random: seededRandom(1) }, link);
      } catch {
        // Nobody there yet, or gone again: both are tried anew, not faster than a person would.
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  };
  void serve();
  return { readers, faults, polls, taken, hangUp: () => hangUp() };
}
