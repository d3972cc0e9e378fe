import { type CommandOutcome, refused } from "../../../commands/reader-command.ts";
import type { OsdpCommand } from "../commands.ts";

/** A command on its way to a reader, message by message. */
export type QueuedCommand = {
  /** Of two waiting commands of one kind only the later is carried out: the reader shows the last signal, not all. */
  readonly kind: string;
  readonly isUrgent: boolean;
  readonly messages: OsdpCommand[];
  readonly queuedMs: number;
  readonly deadlineMs: number;
  readonly settle: (outcome: CommandOutcome) => void;
};

/** Commands waiting for one reader: urgent ones first, then by age. Never holds more than one of a kind. */
export class CommandQueue {
  #waiting: QueuedCommand[] = [];

  /** The command whose next message is sent next. */
  get first(): QueuedCommand | null {
    return this.#waiting.find((each) => each.isUrgent) ?? this.#waiting[0] ?? null;
  }

  add(command: QueuedCommand): void {
    const older = this.#waiting.filter((each) => each.kind === command.kind);
    this.#waiting = [...this.#waiting.filter((each) => each.kind !== command.kind), command];
    for (const each of older) each.settle(refused("superseded"));
  }

  /** Takes a command out, for instance when its last message was answered. */
  remove(command: QueuedCommand): void {
    this.#waiting = this.#waiting.filter((each) => each !== command);
  }

  /** Gives up what is past its deadline. */
  expire(nowMs: number): void {
    const late = this.#waiting.filter((each) => each.deadlineMs <= nowMs);
    if (late.length === 0) return;
    this.#waiting = this.#waiting.filter((each) => each.deadlineMs > nowMs);
    for (const each of late) each.settle({ kind: "timeout" });
  }

  clear(outcome: CommandOutcome): void {
    for (const each of this.#waiting.splice(0)) each.settle(outcome);
  }
}
