import { useQueryClient } from "@tanstack/solid-query";
import type { ParentProps } from "solid-js";
import { AdminContent } from "~/features/frames/admin-content.tsx";
import { AdminFrame } from "~/features/frames/admin-frame.tsx";
import { LiveProvider } from "~/features/live/use-live.tsx";
import { ProjectProvider, useProject } from "~/features/projects/use-project.tsx";
import { PeopleProvider } from "~/features/users/use-people.tsx";

/** Every admin page: who is here, the project followed live, and the shell around the page. */
export default function AdminLayout(props: ParentProps) {
  return (
    <ProjectProvider>
      <Following>{props.children}</Following>
    </ProjectProvider>
  );
}

function Following(props: ParentProps) {
  const project = useProject();
  const queries = useQueryClient();
  return (
    <LiveProvider
      projectId={project.id()}
      onRoleChanged={() => void project.refresh().then(() => queries.invalidateQueries())}
    >
      <PeopleProvider>
        <AdminFrame>
          <AdminContent>{props.children}</AdminContent>
        </AdminFrame>
      </PeopleProvider>
    </LiveProvider>
  );
}
