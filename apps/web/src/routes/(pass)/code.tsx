import { Title } from "@solidjs/meta";
import { CodePanel } from "~/features/passes/invitations/code-panel.tsx";
import { PassHead } from "~/features/passes/pass-head.tsx";

export default function CodePage() {
  return (
    <>
      <Title>Type your code · Gatehouse</Title>
      <PassHead />
      <CodePanel />
    </>
  );
}
