import * as z from "zod/mini";
import { id, inProject, line, moment, prose } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";

/** A role of the project; `holders` are people who have it and are not archived. */
export const roleView = z.object({
  id,
  name: z.string(),
  description: z.string(),
  isDefault: z.boolean(),
  holders: z.number(),
  createdAt: moment,
});
export type RoleView = z.output<typeof roleView>;

export const rolesListInput = z.strictObject(inProject);
/** All roles by name; a project has few. `defaultRoleId` null means that new people get none and open no door. */
export const rolesList = z.object({ roles: z.array(roleView), defaultRoleId: z.nullable(id), asOf });
export type RolesList = z.output<typeof rolesList>;

const roleFields = { name: line(100), description: prose(500) };

export const createRoleInput = z.strictObject({ ...inProject, ...roleFields });
export type CreateRoleInput = z.output<typeof createRoleInput>;
export const createRoleAnswer = z.object({ id });

export const renameRoleInput = z.strictObject({ ...inProject, roleId: id, ...roleFields });
export type RenameRoleInput = z.output<typeof renameRoleInput>;

/** Null: new people get no role. */
export const setDefaultRoleInput = z.strictObject({ ...inProject, roleId: z.nullable(id) });
export type SetDefaultRoleInput = z.output<typeof setDefaultRoleInput>;
