import { Title } from "@solidjs/meta";
import { OwnAccount } from "~/features/sessions/own-account.tsx";
import { OwnSessions } from "~/features/sessions/own-sessions.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";

export default function AccountRoute() {
  return (
    <>
      <Title>Account · Gatehouse</Title>
      <PageHeader title="Account" />
      <div class="flex w-full max-w-[720px] flex-col gap-8 px-4 py-6">
        <OwnAccount />
        <OwnSessions />
      </div>
    </>
  );
}
