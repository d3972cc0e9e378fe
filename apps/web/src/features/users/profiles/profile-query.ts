import { api } from "~/lib/api/api.ts";

/** Everything about one person that this admin may see. */
export function profileQuery(projectId: string, userId: string) {
  return {
    queryKey: ["users.profile", projectId, userId],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.users.profile.query({ projectId, userId }, { signal }),
  };
}
