import Archive from "lucide-solid/icons/archive";
import Ban from "lucide-solid/icons/ban";
import BriefcaseBusiness from "lucide-solid/icons/briefcase-business";
import Eye from "lucide-solid/icons/eye";
import Mail from "lucide-solid/icons/mail";
import RotateCcw from "lucide-solid/icons/rotate-ccw";
import { For, Show } from "solid-js";
import { Button } from "~/ui/controls/button.tsx";
import type { Icon } from "~/ui/icon.ts";
import { useRights } from "../use-rights.ts";
import type { VerbKind } from "../verbs/create-verbs.ts";

type BulkVerb = {
  readonly verb: VerbKind;
  readonly label: string;
  readonly icon: Icon;
  readonly hint?: string;
};

const onArchived: readonly BulkVerb[] = [{ verb: "restore", label: "Restore", icon: RotateCcw }];
const onOthers: readonly BulkVerb[] = [
  { verb: "invite", label: "Invite again", icon: Mail, hint: "i" },
  { verb: "give-role", label: "Add role", icon: BriefcaseBusiness },
  { verb: "review", label: "Review", icon: Eye, hint: "r" },
  { verb: "block", label: "Block", icon: Ban, hint: "b" },
  { verb: "archive", label: "Archive", icon: Archive, hint: "#" },
];

/** What can be done with the selected people. */
export function BulkActions(props: { archived: boolean; busy: boolean; onVerb: (verb: VerbKind) => void }) {
  const rights = useRights();
  return (
    <Show when={rights.may("users.bulk")}>
      <For each={props.archived ? onArchived : onOthers}>
        {(each) => (
          <Button
            size="sm"
            icon={each.icon}
            hint={each.hint}
            disabled={props.busy}
            onClick={() => props.onVerb(each.verb)}
          >
            {each.label}
          </Button>
        )}
      </For>
    </Show>
  );
}
