import type { MemberRole } from "@gatehouse/domain/members/member";
import { createEffect, createSignal, on } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { focusSoon } from "~/features/sign-in/focus-soon.ts";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import { RoleField } from "./role-field.tsx";

/** Makes somebody an admin of the project and has them told by mail. */
export function InviteMemberDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onInvited: () => void;
}) {
  const project = useProject();
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [role, setRole] = createSignal<MemberRole>("admin");
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure>();
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        setName("");
        setEmail("");
        setRole("admin");
        setFailure(undefined);
      },
    ),
  );
  const fieldError = (path: string): string | undefined => {
    const now = failure();
    const found = now?.kind === "invalid" ? now.fields.find((field) => field.path === path) : undefined;
    return found && (path === "email" ? "This is not a whole e-mail address." : "Write a name of one line.");
  };
  const otherError = () => {
    const now = failure();
    return now && now.kind !== "invalid" ? failureText(now) : undefined;
  };
  const invite = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const input = { projectId: project.id(), name: name(), email: email(), role: role() };
      await api.members.invite.mutate(input);
      props.onOpenChange(false);
      props.onInvited();
      showDone(`${name().trim()} is invited`, "They sign in with their mailbox; the mail says how.");
    } catch (cause) {
      setFailure(failureOf(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Invite an admin"
      size="sm"
      held={busy()}
      description="For people who work in Gatehouse. People who are let in are users, and belong in the users list."
      footer={
        <>
          <Button onClick={() => props.onOpenChange(false)} disabled={busy()}>
            Cancel
          </Button>
          <Button
            type="submit"
            form="invite-member"
            variant="primary"
            busy={busy()}
            disabled={name().trim() === "" || email().trim() === ""}
          >
            Invite
          </Button>
        </>
      }
    >
      <form id="invite-member" class="flex flex-col gap-4" onSubmit={invite} novalidate>
        <Field label="Name" error={fieldError("name")} required>
          <Input ref={focusSoon} value={name()} onValue={setName} maxlength={100} />
        </Field>
        <Field label="E-mail" error={fieldError("email") ?? otherError()} required>
          <Input type="email" inputmode="email" value={email()} onValue={setEmail} spellcheck={false} />
        </Field>
        <RoleField value={role()} onValue={setRole} />
      </form>
    </Dialog>
  );
}
