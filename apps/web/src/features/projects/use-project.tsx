import type { ProjectView } from "@gatehouse/contracts/projects/projects";
import type { MemberRole } from "@gatehouse/domain/members/member";
import { useNavigate, useSearchParams } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  Show,
  Suspense,
  useContext,
} from "solid-js";
import { toLogin } from "~/features/sign-in/next-page.ts";
import { SignedOut } from "~/features/sign-in/signed-out.tsx";
import type { Failure } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { readPreference, writePreference } from "~/lib/preferences.ts";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { type Opening, openingQuery } from "./opening-query.ts";

/** The project this tab works in, and who works in it. */
export type CurrentProject = {
  readonly id: Accessor<string>;
  readonly name: Accessor<string>;
  /** One's role here; what it may do says `permissionOf` of domain. */
  readonly role: Accessor<MemberRole>;
  readonly timeZone: Accessor<string>;
  readonly projects: Accessor<readonly ProjectView[]>;
  readonly account: Accessor<{ readonly adminId: string; readonly name: string; readonly mail: string }>;
  /** When this browser last proved who one is, ISO. */
  readonly provedAt: Accessor<string>;
  /** Opens another project, now and at the next visit, on its first page. */
  readonly switchTo: (id: string) => void;
  /** Asks anew for projects, role and proof: after a change of role, a step-up, a new project. */
  readonly refresh: () => Promise<void>;
};

const ProjectContext = createContext<CurrentProject>();

/**
 * The project this tab works in.
 * @throws Error outside a `ProjectProvider`
 */
export function useProject(): CurrentProject {
  const project = useContext(ProjectContext);
  if (!project) throw new Error("useProject outside a ProjectProvider");
  return project;
}

/** Finds out who is signed in and in which project, before anything of the page is sent; leads to the sign-in page when nobody is. */
export function ProjectProvider(props: { children: JSX.Element }) {
  return (
    <Suspense>
      <Loaded>{props.children}</Loaded>
    </Suspense>
  );
}

function Loaded(props: { children: JSX.Element }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  // Decides what the page may show: its first byte waits for it.
  const opening = useQuery(() => ({ ...openingQuery(), deferStream: true }));
  const [search, setSearch] = useSearchParams<{ project?: string }>();
  const [chosen, setChosen] = createSignal(search.project ?? readPreference("project"));
  const failure = () => (opening.data?.kind === "failed" ? opening.data.failure : undefined);
  // What is on screen stays there while it cannot be asked anew; only a session that has ended takes it away.
  const opened = createMemo<Opened | undefined>((before) => {
    if (opening.data?.kind === "open") return opening.data;
    return isSignedOut(failure()) ? undefined : before;
  });
  const projects = () => opened()?.projects ?? [];
  const known = (id: string | undefined) => projects().find((one) => one.id === id);
  const current = createMemo(() => known(chosen()) ?? known(readPreference("project")) ?? projects()[0]);
  // A link of a mail names its project: it is opened, and the address is that of the page again.
  createEffect(() => {
    if (search.project === undefined || !opened()) return;
    if (known(search.project)) writePreference("project", search.project);
    setSearch({ project: undefined }, { replace: true, scroll: false });
  });
  return (
    <Show
      when={opened() && current()}
      fallback={<NotOpened failure={failure()} onRetry={() => void opening.refetch()} />}
    >
      <ProjectContext.Provider
        value={{
          id: () => current()?.id ?? "",
          name: () => current()?.name ?? "",
          role: () => current()?.role ?? "auditor",
          timeZone: () => current()?.timeZone ?? "UTC",
          projects,
          account: () => ({
            adminId: opened()?.me.adminId ?? "",
            name: opened()?.me.name ?? "",
            mail: opened()?.me.email ?? "",
          }),
          provedAt: () => opened()?.me.provedAt ?? "",
          switchTo: (id) => {
            writePreference("project", id);
            setChosen(id);
            navigate("/");
          },
          refresh: () => cache.invalidateQueries({ queryKey: openingQuery().queryKey }),
        }}
      >
        {props.children}
      </ProjectContext.Provider>
    </Show>
  );
}

type Opened = Extract<Opening, { kind: "open" }>;

const isSignedOut = (failure: Failure | undefined): boolean =>
  failure?.kind === "refused" && failure.code === "session.missing";

/** What stands there instead of the project. */
function NotOpened(props: { failure: Failure | undefined; onRetry: () => void }) {
  return (
    <Show when={props.failure}>
      {(failure) => (
        <Show when={!isSignedOut(failure())} fallback={<SignedOut to={toLogin} />}>
          <ErrorState title="Gatehouse could not be opened" level={1} onRetry={() => props.onRetry()}>
            {failureText(failure())}
          </ErrorState>
        </Show>
      )}
    </Show>
  );
}
