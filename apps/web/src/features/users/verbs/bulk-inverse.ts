import type { BulkAction } from "@gatehouse/contracts/users/bulk-users";

/** The verb that takes a bulk verb back; undefined where only a look at each person does. */
export function inverseOf(action: BulkAction): BulkAction | undefined {
  switch (action.kind) {
    case "archive":
    case "delete":
      return { kind: "restore", tellPerson: false };
    case "restore":
      return { kind: "archive", tellPerson: false };
    case "give-role":
      return { kind: "take-role", roleId: action.roleId };
    case "take-role":
      return { kind: "give-role", roleId: action.roleId, validFrom: null, validTo: null };
    case "invite":
    case "block":
    case "review":
      return undefined;
  }
}
