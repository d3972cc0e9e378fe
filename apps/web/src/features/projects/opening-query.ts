import type { ProjectView } from "@gatehouse/contracts/projects/projects";
import type { Me } from "@gatehouse/contracts/sessions/sessions";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";

/** Who is signed in and where they may go, or why that is not known. */
export type Opening =
  | { readonly kind: "open"; readonly me: Me; readonly projects: readonly ProjectView[] }
  | { readonly kind: "failed"; readonly failure: Failure };

/**
 * Asks who is signed in and for their projects. A failure is an answer too: a query that fails while the page is drawn on
 * the server cannot be seen there, and the page would be sent empty.
 */
export const openingQuery = () => ({
  queryKey: ["opening"],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Opening> => {
    try {
      const [me, { projects }] = await Promise.all([
        api.sessions.me.query(undefined, { signal }),
        api.projects.list.query(undefined, { signal }),
      ]);
      return { kind: "open", me, projects };
    } catch (cause) {
      return { kind: "failed", failure: failureOf(cause) };
    }
  },
});
