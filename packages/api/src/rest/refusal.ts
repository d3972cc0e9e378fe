import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { refuse } from "../rpc/errors.ts";

/** A refusal as REST answers it: a status, and a code of the product with what it may tell. */
export type RestRefusal = { readonly status: number; readonly body: { error: string; details: object } };

/** The answer to an error, if it is a refusal: the status is that of the same refusal over tRPC. Anything else is a bug. */
export function refusalOf(error: unknown): RestRefusal | undefined {
  if (!(error instanceof DomainError)) return undefined;
  return {
    status: getHTTPStatusCodeFromError(refuse(error)),
    body: { error: error.code, details: error.details },
  };
}
