import type { UserRow } from "@gatehouse/contracts/users/user-row";
import type { Verb } from "@gatehouse/domain/members/permissions";
import type { Accessor } from "solid-js";
import { useKeys } from "~/lib/keys.ts";
import { usePeople } from "../use-people.tsx";
import type { VerbKind, VerbTarget } from "../verbs/create-verbs.ts";
import type { Chosen } from "./create-chosen.ts";

/** The verbs of the list by key and by button: on the selection where there is one, else on the row under the cursor. */
export function useListVerbs(options: {
  readonly cursor: Accessor<string | undefined>;
  readonly chosen: Chosen;
  readonly row: (id: string) => UserRow | undefined;
  readonly may: (verb: Verb) => boolean;
}): { readonly onSelected: (verb: VerbKind) => void } {
  const people = usePeople();
  const underCursor = (): VerbTarget | undefined => {
    const row = options.row(options.cursor() ?? "");
    return row && { kind: "one", row };
  };
  const target = (): VerbTarget | undefined =>
    options.chosen.count() > 0 ? { kind: "many", ids: options.chosen.ids() } : underCursor();
  const on = (verb: VerbKind, of: VerbTarget | undefined) => of && people.verbs.open(verb, of);
  const allowed = (verb: Verb, run: () => void) => (options.may(verb) ? run : undefined);

  useKeys({
    "list.create": allowed("users.add", () => people.verbs.open("add", { kind: "nobody" })),
    "record.edit": allowed("users.edit", () => on("edit", underCursor())),
    "user.block": allowed("users.block", () => on("block", target())),
    "user.review": allowed("users.review", () => on("review", target())),
    "user.archive": allowed("users.archive", () => on("archive", target())),
    "user.invite": allowed("users.invite", () => on("invite", target())),
  });
  people.verbs.onDone(() => {
    if (people.verbs.current()?.target.kind === "many") options.chosen.clear();
  });
  return { onSelected: (verb) => on(verb, target()) };
}
