import type * as z from "zod/mini";

/** What a handler answers when it refuses or breaks: a code, never a stack. */
export type SocketRefusal = { readonly error: string };

/**
 * Wraps every handler of a socket: the payload is validated, a missing acknowledgement is tolerated, and an exception
 * becomes an answer. An exception that left a handler would end the process.
 */
export function safely<Schema extends z.ZodMiniType, Answer>(
  schema: Schema,
  handle: (input: z.output<Schema>) => Promise<Answer> | Answer,
  report: (error: unknown) => void,
): (payload: unknown, answer?: unknown) => void {
  return (payload, answer) => {
    const reply = (value: Answer | SocketRefusal) => {
      if (typeof answer === "function") answer(value);
    };
    const parsed = schema.safeParse(payload);
    if (!parsed.success) return reply({ error: "request.invalid" });
    Promise.resolve()
      .then(() => handle(parsed.data))
      .then(reply, (error: unknown) => {
        report(error);
        reply({ error: "internal" });
      });
  };
}
