import type { BlocklistMatchView } from "@gatehouse/contracts/blocks/blocklist-match-view";
import { nameActors } from "../changes/name-actors.ts";
import { iso } from "../rows/iso.ts";
import { type BlocklistPerson, type BlocklistScope, findBlocklistHits } from "./find-blocklist-matches.ts";

/**
 * The entries that match a person now, each with every rule it matches by and the score, and with who said "not the same
 * person". What the person's own blocks put on the list is left out: those are shown as blocks.
 */
export async function readMatchViews(
  scope: BlocklistScope,
  person: BlocklistPerson & { readonly id: string },
): Promise<BlocklistMatchView[]> {
  const { client, projectId } = scope;
  const hits = await findBlocklistHits(scope, person);
  if (hits.length === 0) return [];
  const entries = await client.blocklistEntry.findMany({
    where: {
      projectId,
      id: { in: hits.map((hit) => hit.entryId) },
      OR: [{ userId: null }, { userId: { not: person.id } }],
    },
    orderBy: { createdAt: "desc" },
  });
  const clearances = await client.blocklistClearance.findMany({ where: { projectId, userId: person.id } });
  const blocked = await client.user.findMany({
    where: { projectId, id: { in: entries.flatMap((entry) => entry.userId ?? []) } },
    select: { id: true, firstName: true, lastName: true },
  });
  const byName = await nameActors(client, projectId, [
    ...entries.map((entry) => entry.createdBy),
    ...clearances.map((one) => one.by),
  ]);
  return entries.map((entry) => {
    const from = blocked.find((user) => user.id === entry.userId);
    const cleared = clearances.find((clearance) => clearance.entryId === entry.id);
    return {
      entryId: entry.id,
      reason: entry.reason,
      until: iso(entry.until),
      addedAt: entry.createdAt.toISOString(),
      addedBy: byName(entry.createdBy),
      from: from ? { userId: from.id, name: `${from.firstName} ${from.lastName}` } : null,
      reasons: hits.filter((hit) => hit.entryId === entry.id).map(({ rule, score }) => ({ rule, score })),
      cleared: cleared ? { at: cleared.at.toISOString(), by: byName(cleared.by) } : null,
    };
  });
}
