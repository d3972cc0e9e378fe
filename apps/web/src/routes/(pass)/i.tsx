import { Title } from "@solidjs/meta";
import { InvitationPanel } from "~/features/passes/invitations/invitation-panel.tsx";
import { PassHead } from "~/features/passes/pass-head.tsx";

export default function InvitationPage() {
  return (
    <>
      <Title>Your invitation · Gatehouse</Title>
      <PassHead />
      <InvitationPanel />
    </>
  );
}
