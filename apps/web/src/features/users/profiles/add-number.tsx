import { credentialNumber } from "@gatehouse/contracts/credentials/credentials";
import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { createSignal } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { Select } from "~/ui/fields/select.tsx";
import { refusedField } from "../forms/refused-field.ts";
import { usePeople } from "../use-people.tsx";
import { createVerbRun } from "../verbs/create-verb-run.tsx";
import { useVerbCalls } from "../verbs/use-verb-calls.ts";

const carriers = [
  { value: "card", label: "Card" },
  { value: "badge", label: "Printed badge" },
] as const;

/** Adds the number of a card or badge; a number belongs to one person of the project. */
export function AddNumber(props: { row: UserRow }) {
  const project = useProject();
  const people = usePeople();
  const calls = useVerbCalls();
  const run = createVerbRun();
  const [number, setNumber] = createSignal("");
  const [carrier, setCarrier] = createSignal<"card" | "badge">("card");
  const [error, setError] = createSignal<string>();

  function add() {
    const parsed = credentialNumber.safeParse(number());
    setError(parsed.success ? undefined : "Enter a number without spaces, at most 64 characters.");
    if (!parsed.success) return;
    const whom = { projectId: project.id(), userId: props.row.id };
    void run.run(async () => {
      try {
        const { id } = await api.credentials.add.mutate({ ...whom, number: parsed.data, carrier: carrier() });
        setNumber("");
        people.verbs.done([props.row.id]);
        calls.sayDone(props.row, `${parsed.data} added`, {
          call: () => api.credentials.withdraw.mutate({ ...whom, credentialId: id }),
          verb: "edit",
        });
      } catch (failed) {
        const failure = failureOf(failed);
        setError(refusedField(failure)?.text ?? failureText(failure));
      }
    });
  }

  return (
    <form
      class="mb-2 flex flex-wrap items-start gap-2 border-line border-b pb-4"
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label="Number" hideLabel error={error()} class="w-64 max-sm:w-full">
        <Input mono placeholder="Number" spellcheck={false} value={number()} onValue={setNumber} />
      </Field>
      <Select label="Carrier" class="w-40" options={carriers} value={carrier()} onChange={setCarrier} />
      <Button type="submit" busy={run.isBusy()} disabled={number().trim() === ""}>
        {run.isBusy() ? "Adding…" : "Add number"}
      </Button>
    </form>
  );
}
