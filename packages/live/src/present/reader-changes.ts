import type { ReaderOrder } from "@gatehouse/contracts/readers/reader-orders";
import type { Presenter } from "./presented.ts";

/** Readers are wired otherwise than before. */
const presentLines: Presenter = (change) => [
  { audience: "everyone", name: "bridge.lines-reported", data: { bridgeId: change.subjectId } },
];

/** An order to a reader; the reason stays in the log. */
const presentOrder =
  (order: ReaderOrder): Presenter =>
  (change) => {
    const { commandId, expiresAt } = change.after ?? {};
    const data = { readerId: change.subjectId, order, commandId, expiresAt };
    return [{ audience: "everyone", name: "reader.ordered", data }];
  };

/** A bell for whoever looks at recordings, which are read anew. */
const presentTrace: Presenter = (change) => {
  const { traceId, state } = change.after ?? {};
  const data = { traceId, bridgeId: change.subjectId, state: state ?? null };
  return typeof traceId === "string" ? [{ audience: "admins", name: "trace.changed", data }] : [];
};

/** The presenters of what happens to readers and their lines, by verb. That a recording was read concerns the audit alone. */
export const readerPresenters: Readonly<Record<string, Presenter>> = {
  "bridge.lines-reported": presentLines,
  "reader.install-mode-ordered": presentOrder("open-install-mode"),
  "reader.install-mode-close-ordered": presentOrder("close-install-mode"),
  "reader.key-rotation-ordered": presentOrder("rotate-key"),
  "reader.quarantine-release-ordered": presentOrder("release-quarantine"),
  "reader.identify-ordered": presentOrder("identify"),
  "trace.ordered": presentTrace,
  "trace.stop-ordered": presentTrace,
  "trace.begun": presentTrace,
  "trace.failed": presentTrace,
  "trace.finished": presentTrace,
  "trace.removed": presentTrace,
};
