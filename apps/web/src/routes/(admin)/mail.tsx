import { Title } from "@solidjs/meta";
import { MailLog } from "~/features/mails/logs/mail-log.tsx";

export default function MailPage() {
  return (
    <>
      <Title>Mail · Gatehouse</Title>
      <MailLog />
    </>
  );
}
