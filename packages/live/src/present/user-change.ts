import type { LiveEventName } from "@gatehouse/contracts/live/catalogue";
import { deskPatchFields, userPatchFields } from "@gatehouse/contracts/users/user-row";
import type { Presenter } from "./presented.ts";

/** Copies the named fields and nothing else: what a change records beside them (reasons, notes, ids) stays in the log. */
function pick(from: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter((field) => field in from).map((field) => [field, from[field]]));
}

/** A change of a person: the row's fields for admins, and for desks only who it is and whether doors open. */
export const presentUserChange: Presenter = (change) => {
  const userId = change.subjectId;
  const after = change.after ?? {};
  const admins = {
    audience: "admins",
    name: change.verb as LiveEventName,
    data: { userId, patch: pick(after, userPatchFields) },
  } as const;
  const patch = pick(after, deskPatchFields);
  if (Object.keys(patch).length === 0) return [admins];
  return [admins, { audience: "desks", name: "holder.changed", data: { userId, patch } }];
};
