import * as z from "zod/mini";
import { id, inProject, moment } from "../fields/fields.ts";

/** When a role is valid; null means no limit on that side. The end must lie after the beginning. */
export const validity = { validFrom: z.nullable(moment), validTo: z.nullable(moment) };

export const giveRoleInput = z.strictObject({ ...inProject, userId: id, roleId: id, ...validity });
export type GiveRoleInput = z.output<typeof giveRoleInput>;

/** Another validity for a role that is held already. */
export const setRoleValidityInput = giveRoleInput;
export type SetRoleValidityInput = GiveRoleInput;

export const takeRoleInput = z.strictObject({ ...inProject, userId: id, roleId: id });
export type TakeRoleInput = z.output<typeof takeRoleInput>;
