import { useQuery } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { rolesQuery } from "~/features/roles/roles-query.ts";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Select } from "~/ui/fields/select.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";

/** Stands for no role in a list whose values are texts. */
const none = "none";

/** Which role everybody new gets; without one they open no door. */
export function DefaultRoleSection() {
  const project = useProject();
  const roles = useQuery(() => ({ ...rolesQuery(project.id()), deferStream: true }));
  const run = createVerbRun();
  const [touched, setTouched] = createSignal<string>();
  const saved = () => roles.data?.defaultRoleId ?? none;
  const chosen = () => touched() ?? saved();
  const options = () => [
    { value: none, label: "No role" },
    ...(roles.data?.roles ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    void run.run(async () => {
      const roleId = chosen() === none ? null : chosen();
      await api.roles.setDefault.mutate({ projectId: project.id(), roleId });
      await roles.refetch();
      setTouched(undefined);
      showDone("Saved", "People get it who are new from now on.");
    });
  };
  return (
    <form class="flex w-full flex-col gap-4 border-line border-t px-4 py-6 *:max-w-[528px]" onSubmit={save}>
      <Show
        when={roles.data ?? !roles.isError}
        fallback={
          <p role="alert" class="text-base text-muted">
            The roles could not be read. {failureText(failureOf(roles.error))}
          </p>
        }
      >
        <Field
          label="Role of everybody new"
          hint={
            chosen() === none
              ? "Without a role people open no door until somebody gives them one."
              : "People who come by file or sync get it; when adding by hand it is chosen beforehand."
          }
        >
          <Select options={options()} value={chosen()} onChange={setTouched} disabled={run.isBusy()} />
        </Field>
      </Show>
      <FailureLine of={run.failure()} />
      <div>
        <Button type="submit" busy={run.isBusy()} disabled={chosen() === saved()}>
          Save the role
        </Button>
      </div>
      <run.Proof />
    </form>
  );
}
