import { type JSX, Show } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { VerbHost } from "~/features/users/verbs/verb-host.tsx";
import { api } from "~/lib/api/api.ts";
import { AdminShell } from "~/ui/shells/admin-shell.tsx";
import { LiveBanner } from "./live-banner.tsx";
import { placesOf } from "./places.ts";
import { usePalette } from "./use-palette.tsx";

const roleWords = { owner: "Owner", admin: "Admin", desk: "Desk", auditor: "Auditor" } as const;

/** The shell of every admin page, filled with this project, this person and the live connection. */
export function AdminFrame(props: { children: JSX.Element }) {
  const project = useProject();
  const live = useLive();
  const sections = () => placesOf(project.role(), { reviews: live.counts()?.inReview ?? 0 });
  const palette = usePalette(sections);
  const isTold = () => live.connection().kind === "stale" || live.ending() !== undefined;

  async function signOut() {
    // Whether or not the server heard it, this page must not go on showing the project.
    await api.signIn.signOut.mutate().catch(() => undefined);
    window.location.assign("/login");
  }

  return (
    <AdminShell
      project={{ id: project.id(), name: project.name() }}
      projects={project.projects()}
      onSwitch={project.switchTo}
      sections={sections()}
      connection={live.connection()}
      people={[]}
      onSearch={palette.open}
      account={{
        name: project.account().name,
        mail: project.account().mail,
        role: roleWords[project.role()],
      }}
      onSignOut={() => void signOut()}
      banner={
        <Show when={isTold()}>
          <LiveBanner />
        </Show>
      }
    >
      {props.children}
      <palette.Overlays />
      <VerbHost />
    </AdminShell>
  );
}
