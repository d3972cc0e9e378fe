import type { Pass, PassKind } from "@gatehouse/domain/passes/pass";

/** The columns of `passes` that a domain pass is kept in. */
export type PassColumns = {
  state: string;
  epoch: number;
  replacementUntil: Date | null;
  wipeDueAt: Date | null;
  wipeOrderAt: Date | null;
  deadlineAt: Date | null;
};

/** Reads a pass out of its columns. A row that breaks the state's shape is a bug and throws. */
export function passFromColumns(row: PassColumns): Pass {
  const { epoch } = row;
  switch (row.state as PassKind) {
    case "active":
      return { kind: "active", epoch, replacementUntil: row.replacementUntil };
    case "removing":
      if (!row.wipeDueAt || !row.deadlineAt) throw new Error("a pass is being removed without its dates");
      return {
        kind: "removing",
        epoch,
        wipeDueAt: row.wipeDueAt,
        wipeOrderAt: row.wipeOrderAt,
        deadline: row.deadlineAt,
      };
    case "none":
    case "invited":
    case "reset":
    case "removed":
      return { kind: row.state as "none" | "invited" | "reset" | "removed", epoch };
  }
}

/** Writes a pass into its columns; whatever its state does not know becomes null. */
export function passToColumns(pass: Pass): PassColumns {
  const removing = pass.kind === "removing" ? pass : undefined;
  return {
    state: pass.kind,
    epoch: pass.epoch,
    replacementUntil: pass.kind === "active" ? pass.replacementUntil : null,
    wipeDueAt: removing?.wipeDueAt ?? null,
    wipeOrderAt: removing?.wipeOrderAt ?? null,
    deadlineAt: removing?.deadline ?? null,
  };
}

/** The fields of a list row that follow from a pass, as the log records them. */
export function passRowFields(pass: Pass): {
  passState: PassKind;
  passEpoch: number;
  replacementUntil: Date | null;
  passDeadlineAt: Date | null;
} {
  const columns = passToColumns(pass);
  return {
    passState: pass.kind,
    passEpoch: pass.epoch,
    replacementUntil: columns.replacementUntil,
    passDeadlineAt: columns.deadlineAt,
  };
}
