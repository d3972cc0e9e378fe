import { memberRoles } from "@gatehouse/domain/members/member";
import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";

export const importAlertsInput = z.strictObject(inProject);

/** The members who could be told when a sync stops, and who is. When nobody is chosen, the owners are. */
export const importAlerts = z.object({
  members: z.array(
    z.object({ memberId: id, name: z.string(), role: z.enum(memberRoles), chosen: z.boolean() }),
  ),
});
export type ImportAlerts = z.output<typeof importAlerts>;

export const setImportAlertsInput = z.strictObject({
  ...inProject,
  memberIds: z.array(id).check(z.maxLength(200)),
});
export type SetImportAlertsInput = z.output<typeof setImportAlertsInput>;
