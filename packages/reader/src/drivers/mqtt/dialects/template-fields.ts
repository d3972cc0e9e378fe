import { jsonObject, textOf } from "../dialect.ts";
import type { Field, Match, Source } from "./template-settings.ts";

/** The values of one message, parsed once and only when a rule asks for one. */
export class TemplateMessage {
  readonly #text: string;
  #json: Readonly<Record<string, unknown>> | null | undefined;

  constructor(payload: Uint8Array) {
    this.#text = textOf(payload).trim();
    this.#json = undefined;
  }

  /** The value of a field as text; null where there is none, or where it is no single value. */
  text(field: Field): string | null {
    if (field === null) return this.#text;
    this.#json ??= jsonObject(Buffer.from(this.#text));
    let value: unknown = this.#json;
    for (const step of field.split(".")) {
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return null;
      value = Reflect.get(value, step);
    }
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : null;
  }

  /** Whether a field says one of the texts. */
  matches({ field, is }: Match): boolean {
    const text = this.text(field);
    return text !== null && is.includes(text);
  }

  /** Whether the message is one of a rule's. */
  isOf({ when }: Source): boolean {
    return when === null || this.matches(when);
  }
}
