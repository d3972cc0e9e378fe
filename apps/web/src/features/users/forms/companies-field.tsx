import { createSignal } from "solid-js";
import { companyOptions } from "~/features/companies/company-options.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import type { LoadOptions } from "~/ui/fields/async-options.ts";
import { Combobox } from "~/ui/fields/combobox.tsx";
import { Field } from "~/ui/fields/field.tsx";
import type { Option } from "~/ui/fields/option.ts";
import { useRights } from "../use-rights.ts";
import { ChosenList } from "./chosen-list.tsx";

/** Marks the option that makes a company of the typed name. */
const newPrefix = "new:";

/** The companies of a person: found by typing, made on the spot where there is none of that name. */
export function CompaniesField(props: {
  chosen: readonly Option[];
  onChange: (chosen: readonly Option[]) => void;
}) {
  const project = useProject();
  const rights = useRights();
  const [error, setError] = createSignal<string>();
  const find = companyOptions(project.id);
  const load: LoadOptions<string> = async (text, signal) => {
    const taken = new Set(props.chosen.map(({ value }) => value));
    const found = (await find(text, signal)).filter(({ value }) => !taken.has(value));
    const name = text.trim();
    const isKnown = found.some(({ label }) => label.toLowerCase() === name.toLowerCase());
    if (name === "" || isKnown || !rights.may("companies.manage")) return found;
    return [...found, { value: `${newPrefix}${name}`, label: `Add the company “${name}”` }];
  };
  async function choose(option: Option | undefined) {
    if (!option) return;
    setError(undefined);
    try {
      props.onChange([...props.chosen, await existing(option)]);
    } catch (failure) {
      setError(failureText(failureOf(failure)));
    }
  }
  async function existing(option: Option): Promise<Option> {
    if (!option.value.startsWith(newPrefix)) return option;
    const name = option.value.slice(newPrefix.length);
    const { id } = await api.companies.create.mutate({ projectId: project.id(), name });
    return { value: id, label: name };
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
