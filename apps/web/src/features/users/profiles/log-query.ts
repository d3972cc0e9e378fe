import { api } from "~/lib/api/api.ts";

const pageSize = 40;

/** The key under which a person's log is cached. */
export const logKey = (projectId: string, userId: string) => ["users.log", projectId, userId];

/** The log of a person page by page, newest first. */
export function logQuery(projectId: string, userId: string) {
  const first: number | null = null;
  return {
    queryKey: logKey(projectId, userId),
    initialPageParam: first as number | null,
    getNextPageParam: (last: { readonly next: number | null }) => last.next,
    queryFn: ({ pageParam, signal }: { pageParam: number | null; signal: AbortSignal }) =>
      api.users.log.query(
        { projectId, userId, limit: pageSize, ...(pageParam !== null && { before: pageParam }) },
        { signal },
      ),
  };
}
