import { api } from "~/lib/api/api.ts";

/** The admins of a project. */
export const membersQuery = (projectId: string) => ({
  queryKey: ["members.list", projectId],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.members.list.query({ projectId }, { signal }),
});
