import { api } from "~/lib/api/api.ts";
import type { LoadOptions } from "~/ui/fields/async-options.ts";

const shownAtOnce = 20;

/** Looks companies up by name for a combobox; the hint says how many people each has. */
export function companyOptions(projectId: () => string): LoadOptions<string> {
  return async (text, signal) => {
    const page = await api.companies.list.query(
      { projectId: projectId(), q: text, limit: shownAtOnce },
      { signal },
    );
    return page.companies.map(({ id, name, people }) => ({
      value: id,
      label: name,
      hint: people === 1 ? "1 person" : `${people} people`,
    }));
  };
}
