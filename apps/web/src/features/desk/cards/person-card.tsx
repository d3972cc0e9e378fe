import type { DoorPersonCard } from "@gatehouse/contracts/doors/door-person";
import { createResource, For, Match, Show, Switch } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { api } from "~/lib/api/api.ts";
import { formatMoment } from "~/lib/time.ts";
import { Avatar } from "~/ui/people/avatar.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { eventLook } from "../streams/event-look.ts";

export type PersonCardProps = {
  projectId: string;
  userId: string;
  zoneOf: (siteId: string | undefined) => string;
};

/** Who this is, whether doors open, and where they were lately. Follows the person while it is on screen. */
export function PersonCard(props: PersonCardProps) {
  const live = useLive();
  const [card, { refetch }] = createResource(
    () => ({ projectId: props.projectId, userId: props.userId }),
    (who) => api.doors.person.query(who),
  );
  const isAbout = (data: unknown) =>
    typeof data === "object" && data !== null && "userId" in data && data.userId === props.userId;
  live.onEvents("changes", (events) => {
    if (events.some((event) => isAbout(event.data))) void refetch();
  });
  live.onEvents("doors", (events) => {
    const seen = events.some(({ data }) => {
      const person = typeof data === "object" && data !== null && "person" in data ? data.person : null;
      return typeof person === "object" && person !== null && "id" in person && person.id === props.userId;
    });
    if (seen) void refetch();
  });
  return (
    <Switch>
      <Match when={card.error}>
        <p class="p-4 text-base text-muted">This person cannot be shown now.</p>
      </Match>
      <Match when={card.latest?.id === props.userId && card.latest}>
        {(person) => <Card person={person()} zoneOf={props.zoneOf} />}
      </Match>
      <Match when={true}>
        <div class="flex flex-col items-center gap-3 p-8" aria-busy="true">
          <Skeleton width="96px" />
          <Skeleton width="60%" />
        </div>
      </Match>
    </Switch>
  );
}

function Card(props: { person: DoorPersonCard; zoneOf: (siteId: string | undefined) => string }) {
  const name = () => `${props.person.firstName} ${props.person.lastName}`;
  return (
    <article aria-label={name()} class="flex flex-col">
      <div class="flex flex-col items-center gap-2 p-6 text-center">
        <Avatar name={name()} size="xl" />
        <h2 class="font-semibold text-page">
          <a href={`/users/${props.person.id}`} class="rounded-chip hover:underline">
            {name()}
          </a>
        </h2>
        <p class="text-base text-muted">
          {props.person.companies.map((company) => company.name).join(", ") || "No company"}
        </p>
        <StatusPill
          state={props.person.standing}
          detail={
            props.person.blockedUntil
              ? `until ${formatMoment(props.person.blockedUntil, "day", props.zoneOf(undefined))}`
              : undefined
          }
        />
        <p class="text-meta text-subtle">
          <span class="font-mono tabular-nums">{String(props.person.shortNumber).padStart(6, "0")}</span>
          <Show when={props.person.roles.length > 0}>
            {" "}
            · {props.person.roles.map((role) => role.name).join(", ")}
          </Show>
        </p>
      </div>
      <Show when={props.person.lastEvents.length > 0}>
        <h3 class="border-line border-t px-4 pt-3 pb-1 font-semibold text-meta">Lately at the doors</h3>
        <ol class="pb-3">
          <For each={props.person.lastEvents.slice(0, 8)}>
            {(row) => {
              const look = eventLook(row);
              return (
                <li class="flex h-8 items-center gap-3 px-4 text-base">
                  <span class="font-mono text-meta text-muted tabular-nums">
                    {formatMoment(row.occurredAt, "clock", props.zoneOf(row.site?.id))}
                  </span>
                  <StatusPill state={look.state} word={look.word} quiet />
                  <span class="truncate text-muted">{row.door?.name}</span>
                </li>
              );
            }}
          </For>
        </ol>
      </Show>
    </article>
  );
}
