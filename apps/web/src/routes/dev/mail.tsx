import { Title } from "@solidjs/meta";
import { DevMailbox } from "~/features/mails/mailboxes/dev-mailbox.tsx";
import { Toasts } from "~/ui/overlays/toasts.tsx";

export default function DevMailPage() {
  return (
    <>
      <Title>Development mailbox · Gatehouse</Title>
      <DevMailbox />
      <Toasts />
    </>
  );
}
