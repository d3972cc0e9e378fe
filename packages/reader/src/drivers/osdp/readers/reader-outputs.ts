import { type OutputControl, outputCodes } from "../messages/outputs.ts";

type Output = {
  permanent: boolean;
  temporary: { readonly active: boolean; readonly untilMs: number } | null;
};

/** The outputs of a simulated reader, as OUT moves them. Time is told with each question. */
export class ReaderOutputs {
  readonly #outputs: Output[];

  constructor(count: number) {
    this.#outputs = Array.from({ length: count }, () => ({ permanent: false, temporary: null }));
  }

  /** Answers false, and moves nothing, when one of the outputs does not exist or a code is none. */
  apply(controls: readonly OutputControl[], nowMs: number): boolean {
    if (controls.some(({ output, code }) => output >= this.#outputs.length || code > outputCodes.offTimed)) {
      return false;
    }
    for (const control of controls) this.#move(control, nowMs);
    return true;
  }

  states(nowMs: number): Uint8Array {
    return Uint8Array.from(this.#outputs, (output) => (this.#isActive(output, nowMs) ? 1 : 0));
  }

  /** No current reached them for a moment: what they were told is forgotten. */
  rest(): void {
    for (const output of this.#outputs) Object.assign(output, { permanent: false, temporary: null });
  }

  #isActive({ permanent, temporary }: Output, nowMs: number): boolean {
    return temporary !== null && temporary.untilMs > nowMs ? temporary.active : permanent;
  }

  #move({ output: index, code, timerTenths }: OutputControl, nowMs: number): void {
    const output = this.#outputs[index];
    if (output === undefined || code === outputCodes.nop) return;
    const untilMs = nowMs + timerTenths * 100;
    if (code === outputCodes.onTimed || code === outputCodes.offTimed) {
      output.temporary = { active: code === outputCodes.onTimed, untilMs };
      return;
    }
    output.permanent = code === outputCodes.onAbort || code === outputCodes.onAfterTimed;
    if (code === outputCodes.onAbort || code === outputCodes.offAbort) output.temporary = null;
  }
}
