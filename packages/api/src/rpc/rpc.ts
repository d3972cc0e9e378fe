import type { Db } from "@gatehouse/services/connection";
import { initTRPC } from "@trpc/server";
import type { SignedIn } from "../authority/admin-actor.ts";
import { formatError } from "./errors.ts";
import type { MailPort } from "./mails/mail-port.ts";
import type { ProcedurePolicy } from "./policy.ts";
import type { AuthPort } from "./sign-in/auth-port.ts";

/** What every call has: the database, who calls, and where from. Wiring makes it for each request. */
export type RpcContext = {
  readonly db: Db;
  /** Signing in and out; it sets the cookies. */
  readonly auth: AuthPort;
  /** How mails look. */
  readonly mails: MailPort;
  readonly requestId: string;
  readonly signedIn: SignedIn | null;
  /** The caller's network address, judged by the trusted proxies of the configuration. */
  readonly address: string;
  readonly userAgent: string;
  /** Header of the request, lower-case name. */
  readonly header: (name: string) => string | undefined;
  /** Adds a Set-Cookie line to the answer. */
  readonly setCookie: (line: string) => void;
  /** Called for errors that are bugs, with the request id the caller is told. */
  readonly report: (error: unknown) => void;
};

export const rpc = initTRPC
  .context<RpcContext>()
  .meta<ProcedurePolicy>()
  .create({ errorFormatter: formatError });
