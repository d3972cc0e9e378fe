import type { UserRow } from "@gatehouse/contracts/users/user-row";
import Ellipsis from "lucide-solid/icons/ellipsis";
import Pencil from "lucide-solid/icons/pencil";
import { For, Show } from "solid-js";
import { useKeys } from "~/lib/keys.ts";
import { createNow } from "~/lib/ticker.ts";
import { Button } from "~/ui/controls/button.tsx";
import { IconButton } from "~/ui/controls/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "~/ui/overlays/menu.tsx";
import { passStatusAt } from "../pass-look.ts";
import { usePeople } from "../use-people.tsx";
import { useRights } from "../use-rights.ts";
import { deleteWords } from "../verbs/leaving-effects.ts";
import { type ActionFacts, otherActions, primaryAction, type UserAction } from "./user-actions.ts";

const hints: Readonly<Partial<Record<UserAction["verb"], string>>> = {
  invite: "i",
  review: "r",
  block: "b",
  archive: "#",
};

/** What can be done with a person: the verb that fits best, *Edit*, and the rest behind the dots. */
export function ProfileActions(props: {
  row: UserRow;
  canTakeBack: boolean;
  onCopy?: (() => void) | undefined;
}) {
  const people = usePeople();
  const rights = useRights();
  const now = createNow(30_000);
  const facts = (): ActionFacts => ({
    standing: props.row.standing,
    pass: passStatusAt(props.row, now()),
    deleteLabel: deleteWords(props.row).verb,
    canTakeBack: props.canTakeBack,
  });
  const primary = () => {
    const action = primaryAction(facts());
    return action && rights.may(action.needs) ? action : undefined;
  };
  const groups = () =>
    otherActions(facts())
      .map((group) => group.filter(({ needs, verb }) => rights.may(needs) && verb !== primary()?.verb))
      .filter((group) => group.length > 0);
  const open = (verb: UserAction["verb"]) => people.verbs.open(verb, { kind: "one", row: props.row });
  const mayEdit = () => rights.may("users.edit") && props.row.standing !== "archived";
  const ifOffered = (verb: UserAction["verb"]) => () => {
    const offered =
      primary()?.verb === verb || groups().some((group) => group.some((each) => each.verb === verb));
    if (offered) open(verb);
  };
  useKeys({
    "record.edit": () => mayEdit() && open("edit"),
    "user.block": ifOffered("block"),
    "user.review": ifOffered("review"),
    "user.archive": ifOffered("archive"),
    "user.invite": ifOffered("invite"),
  });

  return (
    <>
      <Show when={mayEdit()}>
        <Button
          icon={Pencil}
          hint="e"
          variant={primary() ? "secondary" : "primary"}
          onClick={() => open("edit")}
        >
          Edit
        </Button>
      </Show>
      <Show when={primary()}>
        {(action) => (
          <Button variant="primary" onClick={() => open(action().verb)}>
            {action().label}
          </Button>
        )}
      </Show>
      <Show when={groups().length > 0 || props.onCopy}>
        <Menu
          placement="bottom-end"
          trigger={(trigger) => (
            <IconButton {...trigger} variant="secondary" icon={Ellipsis} label="More actions" />
          )}
        >
          <For each={groups()}>
            {(group, at) => (
              <>
                <Show when={at() > 0}>
                  <MenuSeparator />
                </Show>
                <For each={group}>
                  {(action) => (
                    <MenuItem
                      danger={action.danger}
                      hint={hints[action.verb]}
                      onSelect={() => open(action.verb)}
                    >
                      {action.label}
                    </MenuItem>
                  )}
                </For>
              </>
            )}
          </For>
          <Show when={props.onCopy}>
            {(copy) => (
              <>
                <MenuSeparator />
                <MenuItem onSelect={() => copy()()}>Copy as JSON</MenuItem>
              </>
            )}
          </Show>
        </Menu>
      </Show>
    </>
  );
}
