import { permissionOf } from "@gatehouse/domain/members/permissions";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import Users from "lucide-solid/icons/users";
import { onCleanup, Show } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { usePeople } from "~/features/users/use-people.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { Button } from "~/ui/controls/button.tsx";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { LatestChanges } from "./latest-changes.tsx";
import { latestQuery } from "./latest-query.ts";
import { NeedsAttention } from "./needs-attention.tsx";
import { overviewQuery } from "./overview-query.ts";
import { StatTile } from "./stat-tile.tsx";

/** Counts beyond this are only known to be more. */
const countLimit = 10_000;
/** Bursts of events are answered by one look. */
const settleMs = 800;

/** How the project stands now: who may be let in, what waits for somebody, and what was done last. */
export function Overview() {
  const project = useProject();
  const live = useLive();
  const rights = useRights();
  const queries = useQueryClient();
  const numbers = useQuery(() => ({
    ...overviewQuery(project.id(), rights.seesAll()),
    staleTime: 0,
    deferStream: true,
  }));
  const counts = () => live.counts() ?? numbers.data?.counts;
  const people = () => {
    const now = counts();
    return now && now.active + now.inReview + now.blocked + now.archived;
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  live.onEvents("changes", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void queries.invalidateQueries({ queryKey: overviewQuery(project.id(), rights.seesAll()).queryKey });
      void queries.invalidateQueries({ queryKey: latestQuery(project.id()).queryKey });
    }, settleMs);
  });

  return (
    <>
      <PageHeader title="Overview" />
      <div class="flex max-w-[1200px] flex-col gap-8 p-4">
        <Show when={people() !== 0} fallback={<FirstSteps />}>
          <ul
            aria-label="Numbers"
            class="grid grid-cols-2 gap-3 md:grid-cols-12 md:[&>*:nth-child(-n+4)]:col-span-3 md:[&>*:nth-child(n+5)]:col-span-4 max-md:[&>*:last-child:nth-child(odd)]:col-span-2"
          >
            <StatTile label="Active" state="active" count={counts()?.active ?? 0} href="/users" />
            <StatTile
              label="In review"
              state="in-review"
              count={counts()?.inReview ?? 0}
              urgent
              href="/users?tab=in-review"
            />
            <StatTile
              label="Blocked"
              state="blocked"
              count={counts()?.blocked ?? 0}
              href="/users?tab=blocked"
            />
            <StatTile
              label="Archived"
              state="archived"
              count={counts()?.archived ?? 0}
              href="/users?tab=archived"
            />
            <Show when={numbers.data?.bounced !== null}>
              <StatTile
                label="Mails bounced"
                state="bounced"
                count={numbers.data?.bounced ?? 0}
                limit={countLimit}
                urgent
                href="/users?tab=all&mail=bounced"
              />
            </Show>
            <Show when={numbers.data?.expired !== null}>
              <StatTile
                label="Invitations expired"
                state="invitation-expired"
                count={numbers.data?.expired ?? 0}
                limit={countLimit}
                urgent
                href="/users?pass=invitation-expired"
              />
            </Show>
            <Show when={numbers.data?.doors.all}>
              {(all) => (
                <StatTile
                  label="Doors offline"
                  state="offline"
                  count={numbers.data?.doors.offline ?? 0}
                  detail={`of ${all()}`}
                  urgent
                  href="/doors?show=attention"
                />
              )}
            </Show>
          </ul>
        </Show>
        <NeedsAttention />
        <Show when={permissionOf(project.role(), "changes.see") !== "no"}>
          <LatestChanges />
        </Show>
      </div>
    </>
  );
}

/** A project nobody has been added to yet. */
function FirstSteps() {
  const rights = useRights();
  const people = usePeople();
  return (
    <EmptyState
      icon={Users}
      title="Nobody may be let in yet"
      actions={
        <Show when={rights.may("users.add")}>
          <Button variant="primary" onClick={() => people.verbs.open("add", { kind: "nobody" })}>
            Add the first user
          </Button>
          <Show when={rights.may("members.manage")}>
            <ButtonLink href="/settings/members">Invite colleagues</ButtonLink>
          </Show>
        </Show>
      }
    >
      Add people one by one; each gets an invitation for one phone. Colleagues who help you are invited as
      members.
    </EmptyState>
  );
}
