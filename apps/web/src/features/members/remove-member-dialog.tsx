import type { MemberRow } from "@gatehouse/contracts/members/members";
import { createEffect, createSignal, on } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { ConfirmDialog } from "~/ui/overlays/confirm-dialog.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";

/** Takes somebody out of the project after a second look. */
export function RemoveMemberDialog(props: {
  member: MemberRow | undefined;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const project = useProject();
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string>();
  createEffect(
    on(
      () => props.member,
      () => setError(undefined),
    ),
  );
  const isSelf = () => props.member?.adminId === project.account().adminId;
  const remove = async () => {
    const { member } = props;
    if (!member || busy()) return;
    setBusy(true);
    setError(undefined);
    try {
      await api.members.remove.mutate({ projectId: project.id(), memberId: member.id });
      props.onClose();
      showDone(`${member.name} is no member any more`);
      if (isSelf()) location.assign("/");
      else props.onRemoved();
    } catch (cause) {
      setError(failureText(failureOf(cause)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open={props.member !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      title={isSelf() ? `Leave ${project.name()}?` : `Remove ${props.member?.name ?? ""}?`}
      confirm={isSelf() ? "Leave project" : "Remove"}
      danger
      busy={busy()}
      error={error()}
      onConfirm={() => void remove()}
    >
      <p>
        {isSelf() ? "You" : "They"} can no longer open {project.name()}; pages that are open close within a
        second. What {isSelf() ? "you" : "they"} did stays in the audit.
      </p>
    </ConfirmDialog>
  );
}
