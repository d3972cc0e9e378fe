import { type ActorView, actorKinds } from "@gatehouse/contracts/changes/actor-view";
import type { TransactionClient } from "@gatehouse/db/client";

/** How actors as the log writes them (`admin:<id>`) are shown. */
export type ActorNames = (actor: string) => ActorView;

/** Looks up the names of everybody among these actors, one query for each kind. Whoever is gone by now has no id. */
export async function nameActors(
  client: TransactionClient,
  projectId: string,
  actors: Iterable<string>,
): Promise<ActorNames> {
  const parsed = [...new Set(actors)].map(parse);
  const idsOf = (...kinds: ActorView["kind"][]) =>
    parsed.flatMap(({ kind, rest }) => (kinds.includes(kind) && uuid.test(rest) ? [rest] : []));
  const admins = await client.admin.findMany({ where: { id: { in: idsOf("admin") } } });
  const users = await client.user.findMany({ where: { projectId, id: { in: idsOf("pass", "invitee") } } });
  const bridges = await client.bridge.findMany({ where: { projectId, id: { in: idsOf("bridge") } } });
  const tokens = await client.apiToken.findMany({ where: { projectId, id: { in: idsOf("token") } } });
  const names = new Map([
    ...admins.map((admin) => [admin.id, admin.name] as const),
    ...users.map((user) => [user.id, `${user.firstName} ${user.lastName}`] as const),
    ...bridges.map((bridge) => [bridge.id, bridge.name] as const),
    ...tokens.map((token) => [token.id, token.name] as const),
  ]);
  return (actor) => {
    const { kind, rest } = parse(actor);
    if (kind === "system") return { kind, id: null, name: "Gatehouse" };
    const name = names.get(rest);
    return name === undefined ? { kind, id: null, name: "" } : { kind, id: rest, name };
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function parse(actor: string): { kind: ActorView["kind"]; rest: string } {
  const colon = actor.indexOf(":");
  const kind = actorKinds.find((known) => known === actor.slice(0, colon));
  return { kind: kind ?? "system", rest: actor.slice(colon + 1) };
}
