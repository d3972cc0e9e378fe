import type { Actor } from "@gatehouse/domain/actors/actor";

/**
 * Whoever agreed to a plan, out of the name the log knows them by, so that what a worker writes for them later bears their
 * name. They were judged when they agreed; nothing is judged by this actor.
 */
export function actorOfName(projectId: string, name: string): Actor {
  const colon = name.indexOf(":");
  const [kind, id] = [name.slice(0, colon), name.slice(colon + 1)];
  if (kind === "admin")
    return { kind, projectId, adminId: id, sessionId: "", role: "admin", provedAt: new Date(0) };
  if (kind === "token") return { kind, projectId, tokenId: id, scopes: [] };
  return { kind: "system", projectId, name: id };
}
