import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import Ellipsis from "lucide-solid/icons/ellipsis";
import Plus from "lucide-solid/icons/plus";
import { createSignal, For, lazy, Show, Suspense } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { formatMoment } from "~/lib/time.ts";
import { Button } from "~/ui/controls/button.tsx";
import { IconButton } from "~/ui/controls/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "~/ui/overlays/menu.tsx";
import { showFailed } from "~/ui/overlays/toasts.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { usePeople } from "../use-people.tsx";
import { useRights } from "../use-rights.ts";
import { useVerbCalls } from "../verbs/use-verb-calls.ts";
import type { ProfileTabProps } from "./profile-tab-props.ts";
import { TabSection } from "./tab-section.tsx";

const ValidityDialog = lazy(() => import("./validity-dialog.tsx"));

type HeldRole = UserDetails["roles"][number];

/** The roles somebody holds: added, limited in time, taken away. */
export function RolesTab(props: ProfileTabProps) {
  const people = usePeople();
  const rights = useRights();
  const [editing, setEditing] = createSignal<HeldRole>();
  const mayEdit = () => rights.may("users.edit") && props.row.standing !== "archived";
  const add = () => people.verbs.open("give-role", { kind: "one", row: props.row });
  return (
    <TabSection
      title="Roles"
      action={
        <Show when={mayEdit()}>
          <Button size="sm" icon={Plus} onClick={add}>
            Add role
          </Button>
        </Show>
      }
    >
      <ul>
        <For
          each={props.details.roles}
          fallback={
            <EmptyState title="No role" level={3}>
              Roles carry the zones somebody may enter. Without one this person opens no door.
            </EmptyState>
          }
        >
          {(role) => (
            <li class="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-2.5 last:border-b-0">
              <span class="min-w-36 flex-1">
                <span class="font-medium">{role.name}</span>
                <span class="block text-meta text-muted">
                  {sourceWords[role.source] ?? role.source}, <RelativeTime at={role.at} zone={props.zone} />
                </span>
              </span>
              <StatusPill state={role.status} />
              <span class="w-44 text-muted">{validityText(role, props.zone)}</span>
              <Show when={mayEdit()}>
                <RoleMenu role={role} row={props.row} onValidity={() => setEditing(role)} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={editing()}>
        {(role) => (
          <Suspense>
            <ValidityDialog userId={props.row.id} role={role()} onClose={() => setEditing(undefined)} />
          </Suspense>
        )}
      </Show>
    </TabSection>
  );
}

const sourceWords: Readonly<Record<string, string>> = {
  hand: "By hand",
  default: "Default role",
  import: "By import",
  sync: "By sync",
  bulk: "In bulk",
};

function validityText(role: HeldRole, zone: string): string {
  const from = role.validFrom && formatMoment(role.validFrom, "moment", zone);
  const to = role.validTo && formatMoment(role.validTo, "moment", zone);
  if (from && to) return `${from} to ${to}`;
  if (from) return `From ${from}`;
  return to ? `Until ${to}` : "No end";
}

function RoleMenu(props: { role: HeldRole; row: ProfileTabProps["row"]; onValidity: () => void }) {
  const project = useProject();
  const people = usePeople();
  const calls = useVerbCalls();
  const whom = () => ({ projectId: project.id(), userId: props.row.id, roleId: props.role.id });
  async function take(): Promise<void> {
    const { name, validFrom, validTo } = props.role;
    const again = { ...whom(), validFrom, validTo };
    try {
      await api.roles.take.mutate(whom());
      people.verbs.done([props.row.id]);
      calls.sayDone(props.row, `${name} removed`, {
        call: () => api.roles.give.mutate(again),
        verb: "give-role",
      });
    } catch (error) {
      showFailed(`${name} was not removed`, failureText(failureOf(error)), () => void take());
    }
  }
  return (
    <Menu
      placement="bottom-end"
      trigger={(trigger) => (
        <IconButton {...trigger} icon={Ellipsis} size="sm" label={`Actions for ${props.role.name}`} />
      )}
    >
      <MenuItem onSelect={() => props.onValidity()}>Change validity</MenuItem>
      <MenuSeparator />
      <MenuItem danger onSelect={() => void take()}>
        Remove role
      </MenuItem>
    </Menu>
  );
}
