import { Title } from "@solidjs/meta";
import { ConfirmPanel } from "~/features/sign-in/confirm-panel.tsx";
import { PlainShell } from "~/ui/shells/plain-shell.tsx";

export default function ConfirmPage() {
  return (
    <PlainShell>
      <Title>Sign in · Gatehouse</Title>
      <ConfirmPanel />
    </PlainShell>
  );
}
