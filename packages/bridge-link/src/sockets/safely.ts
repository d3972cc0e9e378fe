import type { LinkRefusal } from "@gatehouse/contracts/bridge/bridge-events";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type * as z from "zod/mini";

/**
 * Wraps every handler of a bridge's socket: the payload is validated, a missing acknowledgement is tolerated, a refusal is
 * answered by its code and anything else by "internal". An exception that left a handler would end the process.
 */
export function safely<Schema extends z.ZodMiniType, Answer>(
  schema: Schema,
  handle: (input: z.output<Schema>) => Promise<Answer> | Answer,
  report: (error: unknown) => void,
): (payload: unknown, answer?: unknown) => void {
  return (payload, answer) => {
    const reply = (value: Answer | LinkRefusal) => {
      if (typeof answer === "function") answer(value);
    };
    const parsed = schema.safeParse(payload);
    if (!parsed.success) return reply({ error: "request.invalid" });
    Promise.resolve()
      .then(() => handle(parsed.data))
      .then(reply, (error: unknown) => {
        if (error instanceof DomainError) return reply({ error: error.code });
        report(error);
        reply({ error: "internal" });
      });
  };
}
