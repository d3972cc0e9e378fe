import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { For, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { createNow } from "~/lib/ticker.ts";
import { formatMoment } from "~/lib/time.ts";
import { Avatar } from "~/ui/people/avatar.tsx";
import { type StateName, states } from "~/ui/states/state-table.ts";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { passLook } from "../pass-look.ts";
import { fullName } from "../user-name.ts";

const clockMs = 30_000;

/** The standing; a block with an end says until when. */
export function StandingPill(props: { row: UserRow; quiet?: boolean | undefined }) {
  const project = useProject();
  const until = () => blockedUntil(props.row, project.timeZone());
  return <StatusPill state={props.row.standing} detail={until()} quiet={props.quiet} />;
}

function blockedUntil({ standing, blockedUntil }: UserRow, zone: string): string | undefined {
  const isBounded = standing === "blocked" && blockedUntil !== null;
  return isBounded ? `until ${formatMoment(blockedUntil, "day", zone)}` : undefined;
}

/** The pass; an invitation runs out on screen by itself, when its time has come. */
export function PassPill(props: { row: UserRow; quiet?: boolean | undefined }) {
  const project = useProject();
  const now = createNow(clockMs);
  const look = () => passLook(props.row, now(), project.timeZone());
  return <StatusPill state={look().state} word={look().word} quiet={props.quiet} />;
}

const mailLooks: Record<NonNullable<UserRow["mailState"]>, { state: StateName; word?: string }> = {
  queued: { state: "queued" },
  sent: { state: "sent" },
  delivered: { state: "delivered" },
  bounced: { state: "bounced" },
  complained: { state: "complained" },
  failed: { state: "failed", word: "Not sent" },
};

/** How the mail of the newest invitation fares. */
export function MailPill(props: { state: UserRow["mailState"]; quiet?: boolean | undefined }) {
  const look = () => (props.state === null ? undefined : mailLooks[props.state]);
  return (
    <Show when={look()}>
      {(known) => <StatusPill state={known().state} word={known().word} quiet={props.quiet} />}
    </Show>
  );
}

/** The roles by name; one that is not accepted shows its record status as a sign with words. */
export function RoleNames(props: { roles: UserRow["roles"] }) {
  return (
    <For each={props.roles} fallback={<span class="text-subtle">–</span>}>
      {(role, at) => (
        <>
          {at() > 0 ? ", " : ""}
          {role.name}
          <Show when={role.status !== "accepted"}>
            <span class="text-meta text-muted"> ({states[role.status].word.toLowerCase()})</span>
          </Show>
        </>
      )}
    </For>
  );
}

/** A person on two lines, where the list is as narrow as a phone. */
export function NarrowUser(props: { row: UserRow; full: boolean }) {
  const project = useProject();
  const below = () => props.row.companies.map(({ name }) => name).join(", ") || props.row.email;
  return (
    <span class="flex items-center gap-3">
      <Avatar name={fullName(props.row)} />
      <span class="min-w-0 flex-1">
        <span class="block truncate font-medium">{fullName(props.row)}</span>
        <span class="block truncate text-meta text-muted">{below()}</span>
      </span>
      <span class="flex flex-none flex-col items-end gap-0.5">
        <StatusPill state={props.row.standing} />
        <Show when={blockedUntil(props.row, project.timeZone())}>
          {(until) => <span class="text-meta text-muted">{until()}</span>}
        </Show>
        <Show when={props.full && props.row.standing === "active"}>
          <PassPill row={props.row} quiet />
        </Show>
      </span>
    </span>
  );
}
