import { Title } from "@solidjs/meta";
import { DeskScreen } from "~/features/desk/desk-screen.tsx";
import { LiveProvider } from "~/features/live/use-live.tsx";
import { ProjectProvider, useProject } from "~/features/projects/use-project.tsx";

/** The security desk: the doors of one project, followed live. */
export default function DeskPage() {
  return (
    <ProjectProvider>
      <Title>Console · Gatehouse</Title>
      <Followed />
    </ProjectProvider>
  );
}

function Followed() {
  const project = useProject();
  return (
    <LiveProvider projectId={project.id()} onRoleChanged={() => void project.refresh()}>
      <DeskScreen />
    </LiveProvider>
  );
}
