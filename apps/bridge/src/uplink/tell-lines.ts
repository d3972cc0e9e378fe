import { linesAnswer, type ReportedReader } from "@gatehouse/contracts/bridge/reported-lines";
import type { ReadyLink } from "./uplink.ts";

/** Keeps the server informed of how readers are wired: once on every connection, and again when that changes. */
export type LinesTeller = {
  readonly onReady: (link: ReadyLink) => void;
  /** The lines may be others than before. */
  readonly onChanged: () => void;
};

/** A server that does not know the question answers nothing; it is asked again on the next connection. */
export function makeLinesTeller(reported: () => readonly ReportedReader[]): LinesTeller {
  let link: ReadyLink | undefined;
  let told = "";
  let isTelling = false;

  const tell = async (): Promise<void> => {
    const to = link;
    if (!to || isTelling || to.signal.aborted) return;
    const readers = reported();
    const text = JSON.stringify(readers);
    if (text === told) return;
    isTelling = true;
    try {
      const answer = linesAnswer.safeParse(await to.ask("lines", { readers }));
      if (link === to && answer.success && answer.data.taken) told = text;
    } catch {
      // A lost link is noticed by whoever holds it.
      if (link === to) link = undefined;
    } finally {
      isTelling = false;
    }
    // Something may have changed, or another link have come, while this was under way.
    if (link !== undefined && (link !== to || JSON.stringify(reported()) !== text)) await tell();
  };

  return {
    onReady: (next) => {
      link = next;
      told = "";
      void tell();
    },
    onChanged: () => void tell(),
  };
}
