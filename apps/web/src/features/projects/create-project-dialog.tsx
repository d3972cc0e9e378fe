import { createEffect, createSignal, on } from "solid-js";
import { focusSoon } from "~/features/sign-in/focus-soon.ts";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { readerZone } from "~/lib/time.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { TimeZoneField } from "./time-zone-field.tsx";
import { useProject } from "./use-project.tsx";

/** Makes a further project as an owner of this one, and opens it. */
export function CreateProjectDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const project = useProject();
  const [name, setName] = createSignal("");
  const [timeZone, setTimeZone] = createSignal("UTC");
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string>();
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        setName("");
        setTimeZone(readerZone());
        setError(undefined);
      },
    ),
  );
  const create = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    setBusy(true);
    setError(undefined);
    try {
      const input = { projectId: project.id(), name: name(), timeZone: timeZone() };
      const { id } = await api.projects.create.mutate(input);
      await project.refresh();
      props.onOpenChange(false);
      project.switchTo(id);
    } catch (cause) {
      setError(failureText(failureOf(cause)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="New project"
      size="sm"
      held={busy()}
      description="A project has its own people, doors, admins and log. You become its owner."
      footer={
        <>
          <Button onClick={() => props.onOpenChange(false)} disabled={busy()}>
            Cancel
          </Button>
          <Button
            type="submit"
            form="create-project"
            variant="primary"
            busy={busy()}
            disabled={name().trim() === ""}
          >
            Create project
          </Button>
        </>
      }
    >
      <form id="create-project" class="flex flex-col gap-4" onSubmit={create} novalidate>
        <Field label="Name" error={error()} required>
          <Input ref={focusSoon} value={name()} onValue={setName} maxlength={100} />
        </Field>
        <TimeZoneField value={timeZone()} onValue={setTimeZone} />
      </form>
    </Dialog>
  );
}
