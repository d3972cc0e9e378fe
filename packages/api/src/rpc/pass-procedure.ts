import { signedCall } from "@gatehouse/contracts/passes/signed-call";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { checkPassCall } from "@gatehouse/services/passes/check-pass-call";
import type * as z from "zod/mini";
import { publicProcedure } from "./procedures.ts";

/**
 * For one verb of a bound phone. The input is a signed call; the verb sees the believed phone and the body, which is the very
 * text that was signed. `method` is part of the signature, so a call counts for no other verb.
 */
export const passProcedure = <Body extends z.ZodMiniType>(method: string, body: Body) =>
  publicProcedure
    .meta({ policy: "pass" })
    .input(signedCall)
    .use(async ({ next, ctx, input }) => {
      const caller = await checkPassCall(ctx.db, method, input);
      return next({ ctx: { caller, body: bodyOf(body, input.body) } });
    });

function bodyOf<Body extends z.ZodMiniType>(schema: Body, text: string): z.output<Body> {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw new DomainError("request.invalid", { field: "body" });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
