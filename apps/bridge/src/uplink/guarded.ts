import type * as z from "zod/mini";

/**
 * Wraps a handler of the server's words: what does not fit the schema is said once and ignored, an exception is said and
 * answered with nothing, so that the server notices by its own deadline; neither ends the program beside the doors.
 */
export function guarded<Schema extends z.ZodMiniType, Answer>(
  schema: Schema,
  handle: (input: z.output<Schema>) => Answer,
  say: (text: string) => void,
): (payload: unknown, answer?: (answer: Answer) => void) => void {
  return (payload, answer) => {
    const parsed = schema.safeParse(payload);
    if (!parsed.success)
      return say("the server sent something this bridge does not understand; it was ignored");
    try {
      const reply = handle(parsed.data);
      answer?.(reply);
    } catch (error) {
      say(`something broke: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}
