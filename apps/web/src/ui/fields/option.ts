import type { Icon } from "../icon.ts";

/** One thing to choose in a select or combobox. */
export type Option<Value extends string = string> = {
  readonly value: Value;
  readonly label: string;
  /** A second, quieter line: an e-mail, a count, why it is disabled. */
  readonly hint?: string | undefined;
  readonly icon?: Icon | undefined;
  readonly disabled?: boolean | undefined;
};
