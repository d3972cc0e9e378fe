import { api } from "~/lib/api/api.ts";

type Asked = { readonly signal: AbortSignal };

/** Who is signed in. */
export const meQuery = () => ({
  queryKey: ["sessions.me"],
  queryFn: ({ signal }: Asked) => api.sessions.me.query(undefined, { signal }),
});

/** The projects of whoever is signed in. */
export const projectsQuery = () => ({
  queryKey: ["projects.list"],
  queryFn: ({ signal }: Asked) => api.projects.list.query(undefined, { signal }),
});
