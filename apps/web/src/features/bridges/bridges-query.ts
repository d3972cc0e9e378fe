import { api } from "~/lib/api/api.ts";

/** The bridges and sites of a project. */
export const bridgesQuery = (projectId: string) => ({
  queryKey: ["bridges.list", projectId],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.bridges.list.query({ projectId }, { signal }),
});
