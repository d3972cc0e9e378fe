import { A } from "@solidjs/router";
import { Show, Suspense } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { Drawer } from "~/ui/overlays/drawer.tsx";
import { createProfile } from "../profiles/create-profile.ts";
import { ProfileActions } from "../profiles/profile-actions.tsx";
import { ProfileFacts } from "../profiles/profile-facts.tsx";
import { ProfileNotices } from "../profiles/profile-notices.tsx";
import { fullName, profilePath } from "../user-name.ts";
import { PassPill, StandingPill } from "./user-cells.tsx";

/** A look at the row under the cursor, beside the list, which stays usable. */
export default function UserPeek(props: { id: string; search: string; onClose: () => void }) {
  const live = useLive();
  const row = () => live.users.row(props.id);
  return (
    <Show when={row()}>
      {(person) => (
        <Drawer
          open
          onOpenChange={(isOpen) => !isOpen && props.onClose()}
          title={fullName(person())}
          beside
          actions={
            <A
              href={profilePath(props.id, props.search)}
              class="rounded-chip px-1 font-medium text-accent text-base hover:underline"
            >
              Open
            </A>
          }
        >
          <div class="flex flex-col gap-4 p-4">
            <div class="flex flex-wrap items-center gap-2">
              <StandingPill row={person()} />
              <span class="inline-flex items-center gap-1.5 text-meta text-muted">
                Pass <PassPill row={person()} />
              </span>
            </div>
            <Suspense fallback={<ProfileFacts row={person()} details={undefined} zone="UTC" />}>
              <Details id={props.id} />
            </Suspense>
          </div>
        </Drawer>
      )}
    </Show>
  );
}

function Details(props: { id: string }) {
  const project = useProject();
  const profile = createProfile(() => props.id);
  return (
    <Show when={profile.row()}>
      {(row) => (
        <>
          <div class="flex flex-wrap gap-2">
            <ProfileActions row={row()} canTakeBack={profile.details()?.pass.canTakeBack === true} />
          </div>
          <Show when={profile.details()}>
            {(details) => <ProfileNotices row={row()} details={details()} zone={project.timeZone()} />}
          </Show>
          <ProfileFacts row={row()} details={profile.details()} zone={project.timeZone()} />
        </>
      )}
    </Show>
  );
}
