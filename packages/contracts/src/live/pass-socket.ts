/** Where phones connect, beside the admins' streams. */
export const passNamespace = "/pass";

/** A phone's handshake is a signed call of this method, made anew for every connection. */
export const passSocketMethod = "live";

/** A pass has no stream: it is told that something changed, and fetches its small state. */
export type ServerToPass = { "pass.changed": () => void };

/** A phone says nothing over the socket. */
export type PassToServer = Record<string, never>;
