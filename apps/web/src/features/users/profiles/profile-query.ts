import type { UserProfile } from "@gatehouse/contracts/users/user-profile";
import { api } from "~/lib/api/api.ts";
import { failureOf, isRefused } from "~/lib/api/failure.ts";

/** Everything about one person that this admin may see; null when nobody here has this id. */
export function profileQuery(projectId: string, userId: string) {
  return {
    queryKey: ["users.profile", projectId, userId],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<UserProfile | null> => {
      try {
        return await api.users.profile.query({ projectId, userId }, { signal });
      } catch (error) {
        // An id that is none, as in a mistyped address, is as good as one nobody has.
        if (isRefused(error, "request.not-found") || failureOf(error).kind === "invalid") return null;
        throw error;
      }
    },
  };
}
