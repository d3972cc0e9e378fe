import { createSignal } from "solid-js";
import { freeOptions, madeOption } from "~/features/affiliations/affiliation-options.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Combobox } from "~/ui/fields/combobox.tsx";
import { Field } from "~/ui/fields/field.tsx";
import type { Option } from "~/ui/fields/option.ts";
import { useRights } from "../use-rights.ts";
import { ChosenList } from "./chosen-list.tsx";

/** The companies of a person: found by typing, made on the spot where there is none of that name. */
export function CompaniesField(props: {
  chosen: readonly Option[];
  onChange: (chosen: readonly Option[]) => void;
}) {
  const project = useProject();
  const rights = useRights();
  const [error, setError] = createSignal<string>();
  const load = freeOptions("company", project.id, {
    isTaken: (id) => props.chosen.some(({ value }) => value === id),
    mayMake: () => rights.may("companies.manage"),
  });
  async function choose(option: Option | undefined) {
    if (!option) return;
    setError(undefined);
    try {
      props.onChange([...props.chosen, await madeOption("company", project.id(), option)]);
    } catch (failure) {
      setError(failureText(failureOf(failure)));
    }
  }
  return (
    <Field label="Company" error={error()}>
      <ChosenList
        label="Companies"
        chosen={props.chosen}
        onRemove={(value) => props.onChange(props.chosen.filter((option) => option.value !== value))}
      >
        <Combobox
          placeholder={props.chosen.length > 0 ? "Another company…" : "Search or add…"}
          empty="No company of that name"
          load={load}
          value={undefined}
          onChange={(option) => void choose(option)}
        />
      </ChosenList>
    </Field>
  );
}
