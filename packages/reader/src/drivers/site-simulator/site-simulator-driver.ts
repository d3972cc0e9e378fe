import {
  type CommandOutcome,
  commandOk,
  type ReaderCommand,
  refused,
} from "../../commands/reader-command.ts";
import type { DoorObservation, UntimedReaderObservation } from "../../observations/door-observation.ts";
import { HandOff } from "../../observations/hand-off.ts";
import { sighted } from "../../observations/sighted.ts";
import type { LinkSource, ReaderDriver, ReaderHealth } from "../../reader-driver.ts";
import type { Scheduler } from "../../supervisor/scheduler.ts";
import type { SimulatedDoor } from "./simulated-door.ts";
import type { SimulatedSite } from "./simulated-site.ts";

/** A line into a simulated site. */
export type SiteLink = AsyncDisposable & { readonly site: SimulatedSite };

/** Opens at once: the site is in this process. */
export function siteSource(site: SimulatedSite): LinkSource<SiteLink> {
  return {
    name: "simulated site",
    openLimitMs: null,
    open: () => Promise.resolve({ site, [Symbol.asyncDispose]: () => Promise.resolve() }),
  };
}

/** Reads a simulated site and moves its locks; the same contract as a driver with wires. */
export function siteSimulatorDriver(site: SimulatedSite, scheduler: Scheduler): ReaderDriver<SiteLink> {
  let connected = false;
  let lastHeardAt: Date | null = null;
  const reported = new Map<string, number>();

  async function* observations(link: SiteLink, signal: AbortSignal): AsyncGenerator<DoorObservation> {
    const handOff = new HandOff<DoorObservation>();
    const offer = (observation: UntimedReaderObservation): Promise<boolean> => {
      const seen = sighted(scheduler, observation);
      lastHeardAt = seen.observedAt;
      reported.set(seen.readerId, (reported.get(seen.readerId) ?? 0) + 1);
      return handOff.offer(seen);
    };
    const disconnect = link.site.connect(offer);
    const stop = () => handOff.close();
    signal.addEventListener("abort", stop, { once: true });
    connected = true;
    try {
      if (signal.aborted) return;
      yield* handOff;
    } finally {
      connected = false;
      signal.removeEventListener("abort", stop);
      disconnect();
    }
  }

  return {
    protocol: "site-simulator",
    observations,
    send: (command) => Promise.resolve(carryOut(site.doorOfReader(command.readerId), command)),
    health: () =>
      site.readerIds.map(
        (readerId): ReaderHealth => ({
          readerId,
          state: connected ? "online-secure" : "offline",
          protection: "in-process",
          lastHeardAt,
          counters: { reported: reported.get(readerId) ?? 0 },
        }),
      ),
  };
}

function carryOut(door: SimulatedDoor | null, command: ReaderCommand): CommandOutcome {
  if (door === null) return refused("reader-unknown");
  switch (command.kind) {
    case "unlock":
      door.unlock(command.durationMs);
      return commandOk;
    case "lock":
      door.relock();
      return commandOk;
    case "hold-unlocked":
      door.holdUnlocked();
      return commandOk;
    case "signal":
    case "identify":
    case "show-text":
    case "release-quarantine":
      return commandOk;
    case "open-install-mode":
    case "close-install-mode":
    case "rotate-key":
    case "set-line":
      return { kind: "unsupported" };
  }
}
