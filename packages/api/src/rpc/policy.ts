import type { Verb } from "@gatehouse/domain/members/permissions";

/**
 * Who may call a procedure. A verb goes through the permission table inside one project; the others are the few doors
 * for people who are not (yet) admins of a project. A procedure without a policy fails the build (policies.test.ts).
 */
export type ProcedurePolicy = { readonly policy: Verb | "public" | "signed-in" | "invitee" | "pass" };
