import type { Db } from "@gatehouse/services/connection";

/** What signing in needs of a request and its answer. Every RPC context is one. */
export type Caller = {
  readonly db: Db;
  readonly header: (name: string) => string | undefined;
  readonly setCookie: (line: string) => void;
  readonly address: string;
  readonly userAgent: string;
};

/** Signing in and out, which the package of sessions does; wiring passes it in. Refusals are DomainErrors. */
export type AuthPort = {
  readonly requestSignIn: (caller: Caller, email: string) => Promise<void>;
  readonly requestStepUp: (caller: Caller, adminId: string) => Promise<string>;
  readonly confirmLink: (
    caller: Caller,
    proof: { token: string; lastFour?: string | undefined },
  ) => Promise<void>;
  readonly confirmCode: (caller: Caller, proof: { email: string; code: string }) => Promise<void>;
  readonly signOut: (caller: Caller) => Promise<void>;
};
