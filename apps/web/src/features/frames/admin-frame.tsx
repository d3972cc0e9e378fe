import { permissionOf } from "@gatehouse/domain/members/permissions";
import { useLocation, useNavigate } from "@solidjs/router";
import UserCog from "lucide-solid/icons/user-cog";
import UserPlus from "lucide-solid/icons/user-plus";
import { createMemo, createSignal, type JSX, lazy, Show, Suspense } from "solid-js";
import { applyingRun } from "~/features/imports/applying-run.ts";
import { useWaitingCount } from "~/features/imports/waiting-imports.ts";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { signOut } from "~/features/sign-in/sign-out.ts";
import { usePeople } from "~/features/users/use-people.tsx";
import { VerbHost } from "~/features/users/verbs/verb-host.tsx";
import { MenuItem, MenuSeparator } from "~/ui/overlays/menu.tsx";
import { AdminShell } from "~/ui/shells/admin-shell.tsx";
import { LiveBanner } from "./live-banner.tsx";
import { placesOf } from "./places.ts";
import { usePalette } from "./use-palette.tsx";

const CreateProjectDialog = lazy(() =>
  import("~/features/projects/create-project-dialog.tsx").then((module) => ({
    default: module.CreateProjectDialog,
  })),
);

const ApplyingBanner = lazy(() => import("~/features/imports/applying-banner.tsx"));

const roleWords = { owner: "Owner", admin: "Admin", desk: "Desk", auditor: "Auditor" } as const;

/** The shell of every admin page, filled with this project, this person and the live connection. */
export function AdminFrame(props: { children: JSX.Element }) {
  const project = useProject();
  const live = useLive();
  const waiting = useWaitingCount();
  const sections = createMemo(() => placesOf(project.role(), { imports: waiting() }));
  const palette = usePalette(sections);
  const [isCreating, setCreating] = createSignal(false);
  const isTold = () => live.connection().kind === "stale" || live.ending() !== undefined;
  const location = useLocation();
  const [applying, setApplying] = createSignal<string>();
  // Its own pages show more of it.
  const applied = () => (location.pathname.startsWith("/imports") ? undefined : applying());
  live.onEphemeral((event) => {
    const run = applyingRun(event);
    if (run !== undefined && permissionOf(project.role(), "users.import") !== "no") setApplying(run);
  });
  const mayCreate = () => permissionOf(project.role(), "projects.create") !== "no";

  return (
    <AdminShell
      project={{ id: project.id(), name: project.name() }}
      projects={project.projects()}
      onSwitch={project.switchTo}
      onCreate={mayCreate() ? () => setCreating(true) : undefined}
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
      accountEntries={<AccountEntries />}
      banner={
        <Show when={isTold() || applied()}>
          <Show when={isTold()}>
            <LiveBanner />
          </Show>
          <Show when={applied()} keyed>
            {(id) => (
              <Suspense>
                <ApplyingBanner id={id} onOver={() => setApplying(undefined)} />
              </Suspense>
            )}
          </Show>
        </Show>
      }
    >
      {props.children}
      <palette.Overlays />
      <VerbHost />
      <Show when={isCreating()}>
        <Suspense>
          <CreateProjectDialog open onOpenChange={setCreating} />
        </Suspense>
      </Show>
    </AdminShell>
  );
}

/** What the account menu holds above the theme. */
function AccountEntries() {
  const project = useProject();
  const people = usePeople();
  const navigate = useNavigate();
  const addMyself = () => {
    const [firstName = "", ...rest] = project.account().name.split(" ");
    const known = { firstName, lastName: rest.join(" "), email: project.account().mail };
    people.verbs.open("add", { kind: "nobody", known });
  };
  return (
    <>
      <MenuItem icon={UserCog} onSelect={() => navigate("/account")}>
        Account and sessions
      </MenuItem>
      <Show when={permissionOf(project.role(), "users.add") !== "no"}>
        <MenuItem icon={UserPlus} onSelect={addMyself}>
          Add myself as a user
        </MenuItem>
      </Show>
      <MenuSeparator />
    </>
  );
}
