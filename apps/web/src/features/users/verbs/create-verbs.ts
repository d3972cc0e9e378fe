import type { BulkFailure } from "@gatehouse/contracts/users/bulk-users";
import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { type Accessor, createSignal, onCleanup } from "solid-js";
import type { OwnChanges } from "../own-changes.ts";

/** A verb that has a dialog. */
export type VerbKind =
  | "add"
  | "edit"
  | "block"
  | "unblock"
  | "review"
  | "revalidate"
  | "archive"
  | "delete"
  | "restore"
  | "invite"
  | "withdraw"
  | "make-code"
  | "give-role";

/** What is known of somebody before they are added. */
export type KnownOfNobody = { readonly firstName: string; readonly lastName: string; readonly email: string };

/** Whom a verb is about: nobody yet, one person on screen (a live row), or many by id. */
export type VerbTarget =
  | { readonly kind: "nobody"; readonly known?: KnownOfNobody }
  | { readonly kind: "one"; readonly row: UserRow }
  | { readonly kind: "many"; readonly ids: readonly string[] };

/** A dialog that is open, or closing. */
export type OpenVerb = {
  readonly verb: VerbKind;
  readonly target: VerbTarget;
  readonly isOpen: Accessor<boolean>;
  readonly close: () => void;
};

/** The people a bulk verb was not done to, and what it was: "blocked". */
export type LeftOut = { readonly done: string; readonly failed: readonly BulkFailure[] };

/** Opens the dialogs of verbs and tells the screens when one has been done. */
export type Verbs = {
  readonly current: Accessor<OpenVerb | undefined>;
  readonly open: (verb: VerbKind, target: VerbTarget) => void;
  /** Said once the server has committed, by a dialog or an undo. */
  readonly done: (ids: readonly string[]) => void;
  /** Hears of verbs done while the calling component is on the page. */
  readonly onDone: (listener: (ids: readonly string[]) => void) => void;
  readonly leftOut: Accessor<LeftOut | undefined>;
  readonly setLeftOut: (leftOut: LeftOut | undefined) => void;
};

/** One dialog at a time; marks what it did as this page's own. */
export function createVerbs(own: OwnChanges): Verbs {
  const [current, setCurrent] = createSignal<OpenVerb>();
  const [leftOut, setLeftOut] = createSignal<LeftOut>();
  const listeners = new Set<(ids: readonly string[]) => void>();
  return {
    current,
    open: (verb, target) => {
      const [isOpen, setOpen] = createSignal(true);
      setCurrent({ verb, target, isOpen, close: () => setOpen(false) });
    },
    done: (ids) => {
      own.mark(ids);
      for (const listener of listeners) listener(ids);
    },
    onDone: (listener) => {
      listeners.add(listener);
      onCleanup(() => listeners.delete(listener));
    },
    leftOut,
    setLeftOut,
  };
}
