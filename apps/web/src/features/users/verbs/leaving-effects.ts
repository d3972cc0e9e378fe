import type { UserRow } from "@gatehouse/contracts/users/user-row";

/** What archiving or deleting does, for one person by the state of the pass, for many in general. */
export function leavingEffects(row: UserRow | undefined): readonly (string | false)[] {
  return [
    "Every door is closed at once; the sites confirm it.",
    row?.passState === "active" &&
      "The phone is told at once to remove its pass. Coming back then needs a new invitation.",
    (row?.passState === "invited" || row?.replacementUntil != null) && "The open invitation is withdrawn.",
    row === undefined && "Phones are told to remove their passes; open invitations are withdrawn.",
    "Nothing is erased: data stay in Archived until the retention period has passed, and can be restored.",
  ];
}

/** What the verb is called, by the state of the pass. */
export function deleteWords(row: UserRow | undefined): { readonly verb: string; readonly working: string } {
  const rest = row === undefined ? "" : deleteRest[row.passState];
  return { verb: `Delete user${rest}`, working: "Deleting…" };
}

const deleteRest: Readonly<Record<UserRow["passState"], string>> = {
  none: "",
  invited: " & withdraw invitation",
  active: " & revoke pass",
  reset: "",
  removing: "",
  removed: "",
};
