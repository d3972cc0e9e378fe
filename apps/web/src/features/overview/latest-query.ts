import { api } from "~/lib/api/api.ts";

const shown = 10;

/** The newest entries of the project's log. */
export function latestQuery(projectId: string) {
  return {
    queryKey: ["changes.latest", projectId],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.changes.list.query({ projectId, limit: shown }, { signal }),
  };
}
