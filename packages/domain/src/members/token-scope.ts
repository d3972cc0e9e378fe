/** All that an API token can be allowed: one thing each, named when it is made. */
export const tokenScopes = ["sync-users"] as const;

/** One of the things. */
export type TokenScope = (typeof tokenScopes)[number];
