import {
  type EditUserAnswer,
  editableFields,
  editUserInput,
  type FieldConflictView,
} from "@gatehouse/contracts/users/edit-user";
import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, createUniqueId, Show } from "solid-js";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import { profileQuery } from "../profiles/profile-query.ts";
import { usePeople } from "../use-people.tsx";
import { fullName } from "../user-name.ts";
import { createVerbRun } from "../verbs/create-verb-run.tsx";
import type { OpenVerb } from "../verbs/create-verbs.ts";
import { rowOf } from "../verbs/targets.ts";
import type { VerbDialogProps } from "../verbs/verb-host.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";
import { createEditForm } from "./create-edit-form.ts";
import { Doubles } from "./doubles.tsx";
import { type Choice, type EditableField, editOf, resolved } from "./edited-fields.ts";
import { type FieldErrors, fieldErrors, focusFirstError } from "./field-errors.ts";
import { refusedField } from "./refused-field.ts";
import { UserFields } from "./user-fields.tsx";

/** Edits a person's data; opened for one live row. */
export default function EditUserDialog(props: VerbDialogProps) {
  return <Show when={rowOf(props.verb.target)}>{(row) => <EditDialog verb={props.verb} row={row()} />}</Show>;
}

const consequences: Readonly<Record<string, string>> = {
  "review-opened": "The blocklist matches now: in review.",
  "invitation-replaced": "A new invitation went to the new address.",
  "invitation-withdrawn": "The open invitation was withdrawn.",
};

/** Fields somebody else changes meanwhile follow silently; those being edited say so, and the server has the last word. */
function EditDialog(props: { verb: OpenVerb; row: UserRow }) {
  const project = useProject();
  const people = usePeople();
  const formId = createUniqueId();
  const run = createVerbRun();
  const profile = useQuery(() => ({ ...profileQuery(project.id(), props.row.id), staleTime: 0 }));
  const details = () => (profile.isSuccess ? (profile.data?.details ?? undefined) : undefined);
  const edit = createEditForm(props.row, details);
  const [errors, setErrors] = createSignal<FieldErrors>({});
  const [conflicts, setConflicts] = createSignal<readonly FieldConflictView[]>([]);
  const [choices, setChoices] = createSignal<Partial<Record<EditableField, Choice>>>({});
  const isConflict = () => conflicts().length > 0;
  const isUndecided = () => conflicts().some(({ field }) => choices()[field] === undefined);
  const isReady = () =>
    details() !== undefined && (isConflict() ? !isUndecided() : edit.changed().length > 0);
  let form: HTMLFormElement | undefined;

  function take(answer: EditUserAnswer) {
    if (answer.kind === "conflict") {
      setChoices({});
      setConflicts(answer.conflicts);
      return;
    }
    props.verb.close();
    people.verbs.done([props.row.id]);
    showDone("Saved", answer.consequences.map((each) => consequences[each]).join(" ") || undefined);
  }
  function save() {
    if (!isReady()) return;
    if (isConflict()) {
      edit.restart(resolved(edit.now, edit.before, conflicts(), choices()));
      setConflicts([]);
      // Everything was left to the other: there is nothing of one's own to save.
      if (edit.changed().length === 0) return props.verb.close();
    }
    const input = { projectId: project.id(), userId: props.row.id, ...editOf(edit.before, edit.now) };
    const parsed = editUserInput.safeParse(input);
    setErrors(
      parsed.success
        ? {}
        : fieldErrors(parsed.error.issues.map((each) => ({ ...each, path: each.path.slice(1) }))),
    );
    if (!parsed.success) return focusFirstError(form);
    void run.run(async () => {
      try {
        take(await api.users.edit.mutate(input));
      } catch (error) {
        const field = refusedField(failureOf(error));
        if (!field) throw error;
        setErrors({ [field.name]: field.text });
        focusFirstError(form);
      }
    });
  }
  useKeys({ "form.submit": () => props.verb.isOpen() && save() });

  return (
    <Dialog
      open={props.verb.isOpen()}
      onOpenChange={(isOpen) => !isOpen && !run.isBusy() && props.verb.close()}
      title={`Edit ${fullName(props.row)}`}
      held={run.isBusy() || edit.changed().length > 0}
      footer={
        <>
          <Button onClick={() => props.verb.close()} disabled={run.isBusy()}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            hint="Mod Enter"
            busy={run.isBusy()}
            disabled={!isReady()}
          >
            {run.isBusy() ? "Saving…" : isConflict() ? "Save the choice" : "Save"}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={formId}
        novalidate
        class="flex flex-col gap-4"
        aria-busy={profile.isPending || undefined}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Show
          when={!isConflict()}
          fallback={
            <ConflictPanel
              conflicts={conflicts()}
              choices={choices()}
              onChoose={(field, choice) => setChoices({ ...choices(), [field]: choice })}
            />
          }
        >
          <UserFields
            fields={edit.now}
            onField={(name, value) => {
              const field = editableFields.find((each) => each === name);
              if (field) edit.set(field, value);
            }}
            errors={errors()}
            notes={edit.notes()}
            autofocus
          />
          <Doubles
            typed={edit.now}
            exceptId={props.row.id}
            onLeave={props.verb.close}
            onlyWhen={edit.changed().length > 0}
          />
        </Show>
        <FailureLine of={run.failure() ?? (profile.error ? failureOf(profile.error) : undefined)} />
      </form>
      <run.Proof />
    </Dialog>
  );
}
