import type { MemberRow } from "@gatehouse/contracts/members/members";
import { permissionOf } from "@gatehouse/domain/members/permissions";
import { useQuery } from "@tanstack/solid-query";
import UserPlus from "lucide-solid/icons/user-plus";
import { createSignal, Show, Suspense } from "solid-js";
import { GuardedPage } from "~/features/frames/guarded-page.tsx";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { SettingsTabs } from "~/features/settings/settings-tabs.tsx";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { ChangeRoleDialog } from "./change-role-dialog.tsx";
import { InviteMemberDialog } from "./invite-member-dialog.tsx";
import { MemberSessionsDialog } from "./member-sessions-dialog.tsx";
import { MemberSkeleton } from "./member-skeleton.tsx";
import { MemberTable, type MemberVerb } from "./member-table.tsx";
import { membersQuery } from "./members-query.ts";
import { RemoveMemberDialog } from "./remove-member-dialog.tsx";

/** How often it is asked who is signed in; members themselves are live. */
const lookAgainMs = 30_000;

/** The admins of the project: who they are, as what, and where they are signed in. */
export function MembersPage() {
  return (
    <GuardedPage
      verb="members.see"
      title="Members"
      what="see members"
      who="An owner or auditor of this project can."
      tabs={<SettingsTabs />}
    >
      <Members />
    </GuardedPage>
  );
}

function Members() {
  const project = useProject();
  const live = useLive();
  const [isInviting, setInviting] = createSignal(false);
  const [open, setOpen] = createSignal<{ verb: MemberVerb; member: MemberRow }>();
  const mayManage = () => permissionOf(project.role(), "members.manage") !== "no";
  const list = useQuery(() => ({ ...membersQuery(project.id()), refetchInterval: lookAgainMs }));
  live.onEvents("changes", (events) => {
    if (events.some((event) => event.name === "member.changed")) void list.refetch();
  });
  live.onSnapshot("changes", (at) => {
    if ((list.data?.asOf.position ?? at.position) < at.position) void list.refetch();
  });
  const openFor = (verb: MemberVerb) => (open()?.verb === verb ? open()?.member : undefined);
  const close = () => setOpen(undefined);
  const again = () => void list.refetch();
  return (
    <>
      <PageHeader
        title="Members"
        tabs={<SettingsTabs />}
        aside={
          <Suspense>
            <span class="text-base text-muted tabular-nums">{list.data?.members.length}</span>
          </Suspense>
        }
        actions={
          <Show when={mayManage()}>
            <Button variant="primary" icon={UserPlus} onClick={() => setInviting(true)}>
              Invite
            </Button>
          </Show>
        }
      />
      <Suspense fallback={<MemberSkeleton />}>
        <Show
          when={!list.isError}
          fallback={
            <ErrorState title="The members could not be loaded" onRetry={again}>
              {failureText(failureOf(list.error))}
            </ErrorState>
          }
        >
          <MemberTable
            members={list.data?.members ?? []}
            adminId={project.account().adminId}
            onVerb={mayManage() ? (verb, member) => setOpen({ verb, member }) : undefined}
          />
        </Show>
      </Suspense>
      <InviteMemberDialog open={isInviting()} onOpenChange={setInviting} onInvited={again} />
      <ChangeRoleDialog member={openFor("change-role")} onClose={close} onChanged={again} />
      <RemoveMemberDialog member={openFor("remove")} onClose={close} onRemoved={again} />
      <MemberSessionsDialog member={openFor("sessions")} onClose={close} onEnded={again} />
    </>
  );
}
