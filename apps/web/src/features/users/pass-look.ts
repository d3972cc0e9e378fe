import type { UserRow } from "@gatehouse/contracts/users/user-row";
import type { Pass } from "@gatehouse/domain/passes/pass";
import { type PassStatus, passStatusOf, passWord } from "@gatehouse/domain/passes/pass-word";
import type { StateName } from "~/ui/states/state-table.ts";
import { formatMoment } from "../../lib/time.ts";

/** The fields of a row that its pass word is read from. */
export type PassFields = Pick<
  UserRow,
  "passState" | "passEpoch" | "invitationExpiresAt" | "replacementUntil" | "passDeadlineAt" | "standing"
>;

const looks: Record<PassStatus, StateName> = {
  "not-invited": "not-invited",
  "invitation-sent": "invited",
  "invitation-expired": "invitation-expired",
  active: "pass-active",
  "active-replacing": "pass-active",
  reset: "reset",
  "deletion-pending": "removing",
  removed: "removed",
};

/**
 * How a pass is shown at `now`: its look, and its words where they differ from the look's own. Days are those of `zone`, the
 * project's, so that the server and every browser draw the same.
 */
export function passLook(
  row: PassFields,
  now: number,
  zone: string,
): { state: StateName; status: PassStatus; word: string } {
  const status = passStatusAt(row, now);
  const until = row.replacementUntil === null ? "" : formatMoment(row.replacementUntil, "day", zone);
  return { state: looks[status], status, word: passWord(status, until) };
}

/** The status at `now`; an invitation runs out by the clock, without any event. */
export function passStatusAt(row: PassFields, now: number): PassStatus {
  return passStatusOf({
    pass: passOf(row),
    invitationExpiresAt: row.invitationExpiresAt === null ? null : new Date(row.invitationExpiresAt),
    isArchived: row.standing === "archived",
    now: new Date(now),
  });
}

function passOf({ passState: kind, passEpoch: epoch, ...row }: PassFields): Pass {
  switch (kind) {
    case "active":
      return {
        kind,
        epoch,
        replacementUntil: row.replacementUntil === null ? null : new Date(row.replacementUntil),
      };
    case "removing": {
      // Only the deadline travels with the row; the word does not depend on the other two moments.
      const deadline = new Date(row.passDeadlineAt ?? 0);
      return { kind, epoch, wipeDueAt: deadline, wipeOrderAt: null, deadline };
    }
    case "none":
    case "invited":
    case "reset":
    case "removed":
      return { kind, epoch };
  }
}
