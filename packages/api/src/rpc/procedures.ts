import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { Verb } from "@gatehouse/domain/members/permissions";
import { adminActor } from "../authority/admin-actor.ts";
import { refuse } from "./errors.ts";
import { rpc } from "./rpc.ts";

/**
 * Refusals become wire errors in this one place; bugs are reported and stay bugs. What a call writes carries its request
 * id and address.
 */
const base = rpc.procedure.use(async ({ next, ctx }) => {
  const origin = { requestId: ctx.requestId, source: `web ${ctx.address}` };
  const result = await next({ ctx: { db: { ...ctx.db, origin } } });
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof DomainError) throw refuse(cause);
  if (result.error.code === "INTERNAL_SERVER_ERROR") ctx.report(cause ?? result.error);
  return result;
});

/** For whoever comes: sign-in, invitations. */
export const publicProcedure = base.meta({ policy: "public" });

/** For a signed-in admin, outside any project. */
export const signedInProcedure = base.meta({ policy: "signed-in" }).use(({ next, ctx }) => {
  if (!ctx.signedIn) throw refuse(new DomainError("session.missing"));
  return next({ ctx: { signedIn: ctx.signedIn } });
});

/**
 * For one verb inside the project that the input names. Authority is judged before anything is read, and a project one
 * does not belong to answers like one that does not exist.
 */
export const projectProcedure = (verb: Verb) =>
  base.meta({ policy: verb }).use(async ({ next, ctx, getRawInput }) => {
    const raw: unknown = await getRawInput();
    const projectId =
      raw !== null && typeof raw === "object" && "projectId" in raw ? raw.projectId : undefined;
    const actor = await adminActor(ctx.db, ctx.signedIn, projectId, verb).catch((error: unknown) => {
      throw error instanceof DomainError ? refuse(error) : error;
    });
    return next({ ctx: { actor } });
  });
