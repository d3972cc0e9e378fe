import { api } from "~/lib/api/api.ts";

/** All roles of a project, and which one new people get. */
export function rolesQuery(projectId: string) {
  return {
    queryKey: ["roles.list", projectId],
    queryFn: ({ signal }: { signal: AbortSignal }) => api.roles.list.query({ projectId }, { signal }),
  };
}
