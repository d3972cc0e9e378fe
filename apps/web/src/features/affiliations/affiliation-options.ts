import type { LoadOptions } from "~/ui/fields/async-options.ts";
import type { Option } from "~/ui/fields/option.ts";
import { type AffiliationKind, affiliations } from "./affiliation-kinds.ts";

const shownAtOnce = 20;
/** Marks the option that makes one of the typed name. */
const newPrefix = "new:";

/** Looks companies or groups up by name for a combobox; the hint says how many people each has. */
export function affiliationOptions(kind: AffiliationKind, projectId: () => string): LoadOptions<string> {
  return async (q, signal) => {
    const { rows } = await affiliations[kind].list({ projectId: projectId(), q, limit: shownAtOnce }, signal);
    return rows.map(({ id, name, people }) => ({
      value: id,
      label: name,
      hint: people === 1 ? "1 person" : `${people} people`,
    }));
  };
}

/** The same without those that are held already, and with one of the typed name to be made where there is none. */
export function freeOptions(
  kind: AffiliationKind,
  projectId: () => string,
  given: { readonly isTaken: (id: string) => boolean; readonly mayMake: () => boolean },
): LoadOptions<string> {
  const find = affiliationOptions(kind, projectId);
  return async (text, signal) => {
    const found = await find(text, signal);
    const free = found.filter(({ value }) => !given.isTaken(value));
    const name = text.trim();
    const isKnown = found.some(({ label }) => label.toLowerCase() === name.toLowerCase());
    if (name === "" || isKnown || !given.mayMake()) return free;
    return [...free, { value: `${newPrefix}${name}`, label: `Add the ${kind} “${name}”` }];
  };
}

/** The option as it is on the server: one that is new is made now. */
export async function madeOption(kind: AffiliationKind, projectId: string, option: Option): Promise<Option> {
  if (!option.value.startsWith(newPrefix)) return option;
  const name = option.value.slice(newPrefix.length);
  const { id } = await affiliations[kind].create({ projectId, name });
  return { value: id, label: name };
}
