import type { PresentedThing } from "@gatehouse/contracts/bridge/bridge-command";
import type { ReportedReader } from "@gatehouse/contracts/bridge/reported-lines";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";

/** The lines of a site, wired or simulated. */
export type SiteLines = {
  readonly all: () => readonly ReaderLine[];
  /** The line a reader hangs on; undefined for a reader no line knows. */
  readonly lineOf: (readerId: string) => ReaderLine | undefined;
  /** Whether the lock of its door is wired to this reader. */
  readonly drivesLock: (readerId: string) => boolean;
  /** How the readers are wired, as the server is told. */
  readonly reported: () => readonly ReportedReader[];
  /** Follows a list that may name other doors or readers. */
  readonly followList: () => Promise<void>;
  /** Holds something against a reader of a simulated site; resolves when it has been judged and journalled. False: nothing was shown. */
  readonly present: (readerId: string, thing: PresentedThing) => Promise<boolean>;
  readonly stop: () => Promise<void>;
};
