import type { Icon } from "../icon.ts";

/** Something the palette can do: go somewhere, run a verb, or open more commands of its own. */
export type Command = {
  readonly id: string;
  readonly title: string;
  /** A quieter second part: an e-mail, a short number. */
  readonly detail?: string | undefined;
  readonly group: string;
  readonly icon?: Icon | undefined;
  /** The key that does the same. */
  readonly hint?: string | undefined;
  /** Other words it is found by. */
  readonly keywords?: string | undefined;
  readonly run?: (() => void) | undefined;
  readonly children?: readonly Command[] | undefined;
};
