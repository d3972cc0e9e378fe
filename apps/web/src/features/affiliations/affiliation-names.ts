import { useQuery } from "@tanstack/solid-query";
import type { Accessor } from "solid-js";
import { type AffiliationKind, affiliations } from "./affiliation-kinds.ts";

/** As many as one answer holds: whoever has more names than these sees them as soon as a row shows them. */
const most = 200;

/** Finds names that no row on screen shows, as of a group nobody is in; undefined while they are not known. */
export function createAffiliationNames(
  kind: AffiliationKind,
  projectId: Accessor<string>,
  isAsked: Accessor<boolean>,
): (id: string) => string | undefined {
  const of = affiliations[kind];
  const names = useQuery(() => ({
    queryKey: [`${of.many}.names`, projectId()],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      of.list({ projectId: projectId(), q: "", limit: most }, signal),
    enabled: isAsked(),
  }));
  return (id) => (names.isSuccess ? names.data.rows.find((row) => row.id === id)?.name : undefined);
}
