import { addUserInput } from "@gatehouse/contracts/users/add-user";
import { useQuery } from "@tanstack/solid-query";
import { createEffect, createSignal, createUniqueId, on } from "solid-js";
import { createStore } from "solid-js/store";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { rolesQuery } from "~/features/roles/roles-query.ts";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "~/ui/controls/button.tsx";
import type { Option } from "~/ui/fields/option.ts";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import { usePeople } from "../use-people.tsx";
import { createVerbRun } from "../verbs/create-verb-run.tsx";
import type { VerbDialogProps } from "../verbs/verb-host.tsx";
import { CompaniesField } from "./companies-field.tsx";
import { Doubles } from "./doubles.tsx";
import { type FieldErrors, fieldErrors, focusFirstError } from "./field-errors.ts";
import { refusedField } from "./refused-field.ts";
import { RolesField } from "./roles-field.tsx";
import { UserFields, type UserFieldValues } from "./user-fields.tsx";

const empty: UserFieldValues = {
  firstName: "",
  lastName: "",
  email: "",
  phone: "",
  idNumber: "",
  syncId: "",
};

/** Adds a person and, unless told otherwise, sends the invitation. */
export default function AddUserDialog(props: VerbDialogProps) {
  const project = useProject();
  const people = usePeople();
  const formId = createUniqueId();
  const run = createVerbRun();
  const known = props.verb.target.kind === "nobody" ? props.verb.target.known : undefined;
  const [fields, setFields] = createStore({ ...empty, ...known });
  const [companies, setCompanies] = createSignal<readonly Option[]>([]);
  const [roleIds, setRoleIds] = createSignal<readonly string[]>([]);
  const [errors, setErrors] = createSignal<FieldErrors>({});
  const [pressed, setPressed] = createSignal<"invite" | "quiet">("invite");
  let form: HTMLFormElement | undefined;

  const roles = useQuery(() => rolesQuery(project.id()));
  // The default role is chosen once, when it becomes known; whoever removes it means it.
  createEffect(
    on(
      () => (roles.isSuccess ? roles.data.defaultRoleId : undefined),
      (id) => id && setRoleIds([id]),
    ),
  );
  const isTouched = () => Object.values(fields).some((value) => value !== "");

  function refuse(failure: Failure): boolean {
    const field = refusedField(failure);
    if (!field) return false;
    setErrors({ [field.name]: field.text });
    focusFirstError(form);
    return true;
  }
  function add(invite: boolean) {
    setPressed(invite ? "invite" : "quiet");
    const input = {
      projectId: project.id(),
      ...fields,
      companyIds: companies().map(({ value }) => value),
      roleIds: [...roleIds()],
      invite,
    };
    const parsed = addUserInput.safeParse(input);
    setErrors(parsed.success ? {} : fieldErrors(parsed.error.issues));
    if (!parsed.success) return focusFirstError(form);
    void run.run(async () => {
      try {
        const added = await api.users.add.mutate(input);
        props.verb.close();
        people.verbs.done([added.id]);
        showDone(`${fields.firstName.trim()} ${fields.lastName.trim()} is added`, outcome(added));
      } catch (error) {
        if (!refuse(failureOf(error))) throw error;
      }
    });
  }
  useKeys({ "form.submit": () => props.verb.isOpen() && add(true) });

  return (
    <Dialog
      open={props.verb.isOpen()}
      onOpenChange={(isOpen) => !isOpen && !run.isBusy() && props.verb.close()}
      title="Add user"
      held={run.isBusy() || isTouched()}
      footer={
        <>
          <Button class="mr-auto" onClick={() => props.verb.close()} disabled={run.isBusy()}>
            Cancel
          </Button>
          <Button busy={run.isBusy() && pressed() === "quiet"} onClick={() => add(false)}>
            {run.isBusy() && pressed() === "quiet" ? "Adding…" : "Add without invitation"}
          </Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            hint="Mod Enter"
            busy={run.isBusy() && pressed() === "invite"}
          >
            {run.isBusy() && pressed() === "invite" ? "Adding…" : "Add user & send invitation"}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={formId}
        novalidate
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          add(true);
        }}
      >
        <UserFields
          fields={fields}
          onField={(name, value) => setFields(name, value)}
          errors={errors()}
          autofocus
        >
          <CompaniesField chosen={companies()} onChange={setCompanies} />
          <RolesField
            roles={roles.isSuccess ? roles.data.roles : undefined}
            chosen={roleIds()}
            onChange={setRoleIds}
          />
        </UserFields>
        <Doubles typed={fields} onLeave={props.verb.close} />
        <FailureLine of={run.failure()} />
      </form>
      <run.Proof />
    </Dialog>
  );
}

function outcome(added: { readonly invited: boolean; readonly held: string | null }): string {
  if (added.held) return "The blocklist matches: in review, and no invitation was sent.";
  return added.invited ? "The invitation is on its way." : "Not invited.";
}
