import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { api } from "~/lib/api/api.ts";
import { failureOf, isRefused } from "~/lib/api/failure.ts";

/** How many runs a page of the history has. */
const historyPage = 50;

type Asked = { readonly signal: AbortSignal };

/** The newest runs of a project. */
export const importsQuery = (projectId: string) => ({
  queryKey: ["imports.list", projectId],
  queryFn: ({ signal }: Asked) => api.imports.list.query({ projectId, limit: historyPage }, { signal }),
});

/** The imports that wait for an admin: held by the guard or for a second one, or agreed to or sent in vain. */
export const waitingImportsQuery = (projectId: string) => ({
  queryKey: ["imports.list", projectId, "waiting"],
  queryFn: ({ signal }: Asked) =>
    api.imports.list.query({ projectId, limit: historyPage, waiting: true }, { signal }),
});

/** The runs of a project that are older than one of them. */
export const olderImports = (projectId: string, cursor: string) =>
  api.imports.list.query({ projectId, cursor, limit: historyPage });

/** One run with everything its page shows beside the lists; null when nothing here has this id. */
export const importQuery = (projectId: string, importId: string) => ({
  queryKey: ["imports.show", projectId, importId],
  queryFn: async ({ signal }: Asked): Promise<ImportRun | null> => {
    try {
      return await api.imports.show.query({ projectId, importId }, { signal });
    } catch (error) {
      // An id that is none, as in a mistyped address, is as good as one nothing has.
      if (isRefused(error, "request.not-found") || failureOf(error).kind === "invalid") return null;
      throw error;
    }
  },
});

/** Whom the files of a project are about, and from how many removals on they stop. */
export const importSettingsQuery = (projectId: string) => ({
  queryKey: ["imports.settings", projectId],
  queryFn: ({ signal }: Asked) => api.imports.settings.query({ projectId }, { signal }),
});

/** Where a run has its page. */
export const importPath = (id: string): string => `/imports/${id}`;
