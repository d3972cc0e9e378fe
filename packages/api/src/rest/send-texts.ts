import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

type Texts = AsyncIterable<string> | Iterable<string>;

/**
 * Writes texts as fast as whoever asked takes them, and ends the answer: no more is made than they are behind with. That they
 * have gone is no failure.
 */
export async function sendTexts(response: Writable, ...parts: readonly Texts[]): Promise<void> {
  async function* all() {
    for (const texts of parts) yield* texts;
  }
  try {
    await pipeline(all, response);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
    if (!isGone) throw error;
  }
}
