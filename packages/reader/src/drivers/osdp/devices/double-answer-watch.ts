import { equalBytes } from "../bytes.ts";
import type { Frame } from "../frame.ts";

/** Notices a second, different answer to a message that was sent once: two readers share the address. */
export class DoubleAnswerWatch {
  #answer: {
    readonly sequence: number;
    readonly code: number;
    readonly bytes: Uint8Array;
    readonly wasOnce: boolean;
  } | null = null;

  onAnswer(frame: Frame, wasOnce: boolean): void {
    this.#answer = { sequence: frame.sequence, code: frame.code, bytes: frame.bytes, wasOnce };
  }

  reset(): void {
    this.#answer = null;
  }

  isSecondAnswer(frame: Frame): boolean {
    const answer = this.#answer;
    if (answer === null || !answer.wasOnce || !frame.isReply) return false;
    // A late answer to an earlier message may carry the same number; another answer to the same one has the same code.
    const isSameTurn = frame.sequence === answer.sequence && frame.code === answer.code;
    return isSameTurn && !equalBytes(frame.bytes, answer.bytes);
  }
}
