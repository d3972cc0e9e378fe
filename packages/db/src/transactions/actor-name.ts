import type { Actor } from "@gatehouse/domain/actors/actor";

/** How the log names an actor: kind and id, never a person's name. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "admin":
      return `admin:${actor.adminId}`;
    case "pass":
      return `pass:${actor.userId}`;
    case "invitee":
      return `invitee:${actor.userId}`;
    case "bridge":
      return `bridge:${actor.bridgeId}`;
    case "token":
      return `token:${actor.tokenId}`;
    case "system":
      return `system:${actor.name}`;
  }
}
