import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { A } from "@solidjs/router";
import ChevronDown from "lucide-solid/icons/chevron-down";
import ChevronUp from "lucide-solid/icons/chevron-up";
import { Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useProject } from "~/features/projects/use-project.tsx";
import { cx } from "~/lib/classes.ts";
import { IconButton } from "~/ui/controls/icon-button.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import { Avatar } from "~/ui/people/avatar.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { PassPill, StandingPill } from "../lists/user-cells.tsx";
import { fullName, profilePath } from "../user-name.ts";
import { ProfileActions } from "./profile-actions.tsx";
import { ProfileFacts } from "./profile-facts.tsx";
import { ProfileNotices } from "./profile-notices.tsx";
import { ProfileTabLinks } from "./profile-tab-links.tsx";
import { profileTabs } from "./profile-tabs.ts";
import { RevocationCard } from "./revocation-card.tsx";
import { UpdatedBar } from "./updated-bar.tsx";
import { useNeighbours } from "./use-neighbours.ts";

/** The head of a profile, why doors are closed, the open tab, and the facts beside it. */
export function ProfileView(props: {
  row: UserRow;
  details: UserDetails | undefined;
  search: string;
  tab: string;
}) {
  const project = useProject();
  const neighbours = useNeighbours({
    id: () => props.row.id,
    tab: () => props.tab,
    search: () => props.search,
  });
  const content = () => profileTabs.find(({ id }) => id === props.tab)?.content;
  async function copyAsJson() {
    await navigator.clipboard.writeText(JSON.stringify({ ...props.row, details: props.details }, null, 2));
    showDone("Copied as JSON");
  }

  return (
    <>
      <PageHeader
        trail={
          <nav aria-label="Back and neighbours" class="flex items-center gap-1">
            <A
              href={`/users${props.search}`}
              class="inline-flex min-h-6 items-center rounded-chip text-muted hover:text-ink hover:underline pointer-coarse:min-h-11 pointer-coarse:min-w-11"
            >
              Users
            </A>
            <IconButton
              size="sm"
              icon={ChevronUp}
              label="Previous in the list"
              hint="["
              class="-my-1 ml-1"
              onClick={() => void neighbours.step(-1)}
            />
            <IconButton
              size="sm"
              icon={ChevronDown}
              label="Next in the list"
              hint="]"
              class="-my-1"
              onClick={() => void neighbours.step(1)}
            />
          </nav>
        }
        title={
          <span class="flex min-w-0 items-center gap-3">
            <Avatar name={fullName(props.row)} />
            <span class="truncate">{fullName(props.row)}</span>
          </span>
        }
        aside={
          <span class="flex flex-wrap items-center gap-2">
            <StandingPill row={props.row} />
            <Show when={props.details}>
              <span class="inline-flex items-center gap-1.5 text-meta text-muted">
                Pass <PassPill row={props.row} />
              </span>
            </Show>
          </span>
        }
        actions={
          <ProfileActions
            row={props.row}
            canTakeBack={props.details?.pass.canTakeBack === true}
            onCopy={props.details ? () => void copyAsJson() : undefined}
          />
        }
        tabs={
          <Show when={props.details}>
            <ProfileTabLinks
              userId={props.row.id}
              search={props.search}
              current={props.tab}
              details={props.details}
            />
          </Show>
        }
      />
      <div class="flex flex-col gap-2 px-4 pt-3 empty:hidden">
        <UpdatedBar
          userId={props.row.id}
          zone={project.timeZone()}
          logsHref={profilePath(props.row.id, props.search, "logs")}
        />
        <Show when={props.details}>
          {(details) => <ProfileNotices row={props.row} details={details()} zone={project.timeZone()} />}
        </Show>
      </div>
      <div
        class={cx(
          "grid flex-1 grid-cols-1 content-start gap-8 p-4",
          props.details ? "xl:grid-cols-[minmax(0,1fr)_340px]" : "max-w-[560px]",
        )}
      >
        <Show when={props.details}>
          {(details) => (
            <div class="min-w-0">
              <Dynamic component={content()} row={props.row} details={details()} zone={project.timeZone()} />
            </div>
          )}
        </Show>
        <aside
          aria-label="About this person"
          class={cx(
            "min-w-0",
            props.details && "border-line max-xl:border-t max-xl:pt-4 xl:border-l xl:pl-6",
          )}
        >
          <Show when={props.details}>
            <RevocationCard userId={props.row.id} zone={project.timeZone()} />
          </Show>
          <ProfileFacts row={props.row} details={props.details} zone={project.timeZone()} />
        </aside>
      </div>
    </>
  );
}
