import { equalBytes } from "../bytes.ts";
import type { Frame } from "../frame.ts";

/** Notices a second, different answer to a message that was sent once: two readers share the address. */
export class DoubleAnswerWatch {
  #answer: { readonly sequence: number; readonly bytes: Uint8Array; readonly wasOnce: boolean } | null = null;

  onAnswer(frame: Frame, wasOnce: boolean): void {
    this.#answer = { sequence: frame.sequence, bytes: frame.bytes, wasOnce };
  }

  isSecondAnswer(frame: Frame): boolean {
    const answer = this.#answer;
    if (answer === null || !answer.wasOnce || !frame.isReply) return false;
    return frame.sequence === answer.sequence && !equalBytes(frame.bytes, answer.bytes);
  }
}
