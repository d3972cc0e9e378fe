import type { MemberRow } from "@gatehouse/contracts/members/members";
import type { MemberRole } from "@gatehouse/domain/members/member";
import { createEffect, createSignal, on } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import { RoleField } from "./role-field.tsx";
import { roleWord } from "./role-words.ts";

/** Gives a member another role, which counts at once in the pages they have open. */
export function ChangeRoleDialog(props: {
  member: MemberRow | undefined;
  onClose: () => void;
  onChanged: () => void;
}) {
  const project = useProject();
  const [role, setRole] = createSignal<MemberRole>("admin");
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string>();
  createEffect(
    on(
      () => props.member,
      (member) => {
        if (!member) return;
        setRole(member.role);
        setError(undefined);
      },
    ),
  );
  const isSelf = () => props.member?.adminId === project.account().adminId;
  const change = async (event: SubmitEvent) => {
    event.preventDefault();
    const { member } = props;
    if (!member || busy()) return;
    setBusy(true);
    setError(undefined);
    try {
      await api.members.changeRole.mutate({ projectId: project.id(), memberId: member.id, role: role() });
      props.onClose();
      showDone(`${member.name} is ${roleWord(role())} now`);
      if (isSelf()) await project.refresh();
      props.onChanged();
    } catch (cause) {
      setError(failureText(failureOf(cause)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={props.member !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      title={isSelf() ? "Change your own role" : `Role of ${props.member?.name ?? ""}`}
      size="sm"
      held={busy()}
      description={
        isSelf()
          ? "You lose what only owners may do, at once. Another owner can give it back."
          : "It counts at once, also in the pages they have open."
      }
      footer={
        <>
          <Button onClick={() => props.onClose()} disabled={busy()}>
            Cancel
          </Button>
          <Button
            type="submit"
            form="change-role"
            variant="primary"
            busy={busy()}
            disabled={role() === props.member?.role}
          >
            Change role
          </Button>
        </>
      }
    >
      <form id="change-role" onSubmit={change} novalidate>
        <RoleField value={role()} onValue={setRole} error={error()} />
      </form>
    </Dialog>
  );
}
