import type { ReportedReader } from "@gatehouse/contracts/bridge/reported-lines";
import type { AccessList } from "@gatehouse/domain/access/access-list";
import type { LineDiagnostic } from "@gatehouse/reader/reader-driver";
import type { Scheduler } from "@gatehouse/reader/supervisor/scheduler";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import { compareWithList } from "../checks/compare-with-list.ts";
import type { SiteDoors } from "../doors/site-doors.ts";
import type { Sealing } from "../store/sealing.ts";
import type { Settings } from "../store/settings.ts";
import { followLine } from "./follow-line.ts";
import { lockReadersOf, readersOf } from "./line-readers.ts";
import type { LineSettings } from "./line-settings.ts";
import { makeLine } from "./make-line.ts";
import { reportedReaders } from "./reported-readers.ts";
import type { SiteLines } from "./site-lines.ts";

/** What wired lines need. */
export type ConfiguredLinesParts = {
  readonly lines: readonly LineSettings[];
  /** The list in hand; what the lines name and it does not is said, once. */
  readonly list: () => AccessList;
  readonly doors: SiteDoors;
  readonly settings: Settings;
  readonly sealing: Sealing;
  readonly scheduler: Scheduler;
  readonly say: (text: string) => void;
};

/**
 * Opens the lines of the configuration file; each keeps itself alive until `stop`. A bridge that has never had a list
 * waits for it: before that it could say of nothing at which door it happened.
 */
export function openConfiguredLines(parts: ConfiguredLinesParts): SiteLines {
  const { doors, scheduler, say } = parts;
  const stop = new AbortController();
  const byReader = new Map<string, ReaderLine>();
  const locks = new Set<string>();
  let told: ReadonlySet<string> = new Set();
  const all: ReaderLine[] = [];
  const reported: ReportedReader[] = [];
  const known = Promise.withResolvers<void>();
  const beginWhenKnown = () => {
    if (parts.list().tables.readers.size > 0) known.resolve();
  };
  beginWhenKnown();
  const ended = parts.lines.map((settings) => {
    const report = ({ readerId, cause, count }: LineDiagnostic) =>
      say(`${settings.id}${readerId === null ? "" : ` ${readerId}`}: ${cause} (${count})`);
    const line = makeLine(settings, { lineId: settings.id, scheduler, random: Math.random, report }, parts);
    all.push(line);
    reported.push(...reportedReaders(settings, line.tap !== null));
    for (const { readerId } of readersOf(settings)) byReader.set(readerId, line);
    for (const readerId of lockReadersOf(settings)) locks.add(readerId);
    return known.promise.then(() => followLine(line, doors, stop.signal, say));
  });
  return {
    all: () => all,
    lineOf: (readerId) => byReader.get(readerId),
    drivesLock: (readerId) => locks.has(readerId),
    reported: () => reported,
    followList: async () => {
      const differences = compareWithList(parts.lines, parts.list());
      for (const each of differences) if (!told.has(each)) say(each);
      told = new Set(differences);
      beginWhenKnown();
    },
    present: async () => false,
    stop: async () => {
      stop.abort();
      known.resolve();
      await Promise.all(ended);
    },
  };
}
