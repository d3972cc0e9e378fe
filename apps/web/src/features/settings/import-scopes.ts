import type { ImportScope } from "@gatehouse/domain/imports/import-state";
import type { Accessor } from "solid-js";
import type { AffiliationKind } from "~/features/affiliations/affiliation-kinds.ts";
import { affiliationOptions } from "~/features/affiliations/affiliation-options.ts";
import type { Option } from "~/ui/fields/option.ts";

/** Whom a file may be about, in words. */
export const scopeTexts: Readonly<Record<ImportScope, { readonly label: string; readonly hint: string }>> = {
  everyone: {
    label: "Everyone",
    hint: "Whoever is on the list and not in the file is removed, however they came onto it.",
  },
  "by-file": {
    label: "People added by a file or a sync",
    hint: "People whom an admin added by hand are never touched.",
  },
  company: {
    label: "One company",
    hint: "People of other companies are never touched. New people belong to it.",
  },
  group: { label: "One group", hint: "People outside it are never touched. New people are put into it." },
};

/** The company or group that was chosen, by its name where it is among the first. */
export async function savedOption(
  kind: AffiliationKind,
  id: string,
  projectId: Accessor<string>,
): Promise<Option> {
  const options = await affiliationOptions(kind, projectId)("", new AbortController().signal);
  return options.find(({ value }) => value === id) ?? { value: id, label: `The ${kind} chosen before` };
}
