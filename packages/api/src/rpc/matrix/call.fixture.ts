import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { Db } from "@gatehouse/services/connection";
import { TRPCError } from "@trpc/server";
import { appRouter } from "../app-router.ts";
import type { ProcedurePolicy } from "../policy.ts";
import { type RpcContext, rpc } from "../rpc.ts";
import { dryRun } from "./dry-run.fixture.ts";

/** A call by its path, and who may make it. */
export type Procedure = {
  readonly path: string;
  readonly policy: ProcedurePolicy["policy"];
  readonly kind: "query" | "mutation" | "subscription";
};

type Described = { readonly _def: { readonly meta?: ProcedurePolicy; readonly type: Procedure["kind"] } };
// The router types each of its calls on its own; what they all share is read here.
const described: unknown = appRouter._def.procedures;

/** Every call there is, by path. */
export const procedures: readonly Procedure[] = Object.entries(described as Record<string, Described>)
  .map(([path, { _def }]) => ({ path, policy: _def.meta?.policy ?? "public", kind: _def.type }))
  .toSorted((a, b) => (a.path < b.path ? -1 : 1));

/** What came of a call: `ok` with its answer, or the code of its refusal. */
export type Outcome = { readonly code: string; readonly answer?: unknown };

const makeCaller = rpc.createCallerFactory(appRouter);

/** Calls as somebody (null: nobody is signed in) and takes everything back. A bug is told with its cause. */
export async function tryCall(
  db: Db,
  path: string,
  actor: AdminActor | null,
  input: unknown,
): Promise<Outcome> {
  try {
    const answer = await dryRun(db, async (inner) => {
      const [noun = "", verb = ""] = path.split(".");
      const nouns: unknown = makeCaller(contextOf(inner, actor));
      const call: unknown = Reflect.get(Object(Reflect.get(Object(nouns), noun)), verb);
      if (typeof call !== "function") throw new Error(`there is no call ${path}`);
      return await call(input);
    });
    return { code: "ok", answer };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.cause instanceof DomainError) return { code: error.cause.code };
    if (error.code !== "INTERNAL_SERVER_ERROR") return { code: error.code };
    throw new Error(`${path} broke`, { cause: error.cause ?? error });
  }
}

/** The request id that every call of these tests carries. */
export const requestId = "00000000-0000-4000-8000-000000000000";

/** What a call would have from its request, for somebody who is signed in or nobody. */
export function contextOf(db: Db, actor: AdminActor | null): RpcContext {
  const { adminId = "", sessionId = "", provedAt = new Date(0) } = actor ?? {};
  return {
    db,
    auth: refusingAuth,
    mails: { preview: () => ({ from: "", subject: "", html: "", text: "" }) },
    requestId,
    signedIn: actor && { adminId, sessionId, provedAt },
    address: "127.0.0.1",
    userAgent: "matrix",
    header: () => undefined,
    setCookie: () => {},
    report: () => {},
  };
}

/** Signing in is proved in its own package; here it only matters who may ask. */
const refusingAuth: RpcContext["auth"] = {
  requestSignIn: async () => {},
  requestStepUp: async () => "",
  confirmLink: () => Promise.reject(new DomainError("sign-in.link-invalid")),
  confirmCode: () => Promise.reject(new DomainError("sign-in.link-invalid")),
  signOut: async () => {},
};
