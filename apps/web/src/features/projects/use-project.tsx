import type { ProjectView } from "@gatehouse/contracts/projects/projects";
import type { MemberRole } from "@gatehouse/domain/members/member";
import { useNavigate } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import {
  type Accessor,
  createContext,
  createMemo,
  createSignal,
  ErrorBoundary,
  type JSX,
  Show,
  Suspense,
  useContext,
} from "solid-js";
import { toLogin } from "~/features/sign-in/next-page.ts";
import { SignedOut } from "~/features/sign-in/signed-out.tsx";
import { failureOf, isRefused } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { readPreference, writePreference } from "~/lib/preferences.ts";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { meQuery, projectsQuery } from "./project-queries.ts";

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
    <ErrorBoundary
      fallback={(error: unknown, reset) => (
        <Show when={!isRefused(error, "session.missing")} fallback={<SignedOut to={toLogin} />}>
          <ErrorState title="Gatehouse could not be opened" onRetry={reset}>
            {failureText(failureOf(error))}
          </ErrorState>
        </Show>
      )}
    >
      <Suspense>
        <Loaded>{props.children}</Loaded>
      </Suspense>
    </ErrorBoundary>
  );
}

function Loaded(props: { children: JSX.Element }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  // Decides what the page may show: its first byte waits for it.
  const me = useQuery(() => ({ ...meQuery(), deferStream: true, throwOnError: true }));
  const mine = useQuery(() => ({ ...projectsQuery(), deferStream: true, throwOnError: true }));
  const [chosen, setChosen] = createSignal(readPreference("project"));
  const projects = () => mine.data?.projects ?? [];
  const current = createMemo(() => projects().find((one) => one.id === chosen()) ?? projects()[0]);
  return (
    <Show when={me.data && current()}>
      <ProjectContext.Provider
        value={{
          id: () => current()?.id ?? "",
          name: () => current()?.name ?? "",
          role: () => current()?.role ?? "auditor",
          timeZone: () => current()?.timeZone ?? "UTC",
          projects,
          account: () => ({
            adminId: me.data?.adminId ?? "",
            name: me.data?.name ?? "",
            mail: me.data?.email ?? "",
          }),
          provedAt: () => me.data?.provedAt ?? "",
          switchTo: (id) => {
            writePreference("project", id);
            setChosen(id);
            navigate("/");
          },
          refresh: async () => {
            await Promise.all([
              cache.invalidateQueries({ queryKey: meQuery().queryKey }),
              cache.invalidateQueries({ queryKey: projectsQuery().queryKey }),
            ]);
          },
        }}
      >
        {props.children}
      </ProjectContext.Provider>
    </Show>
  );
}
