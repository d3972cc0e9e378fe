import type { PassKeys } from "@gatehouse/contracts/bridge/list-frames";
import { type Db, Prisma, type TransactionClient } from "@gatehouse/db/client";
import { readMacKeys } from "../passes/pass-mac-keys.ts";

/** A pass's key as a bridge is told it, and whose it is. */
export type SiteKey = PassKeys["upserts"][number] & { readonly userId: string };

/** About 10 ms of opening sealed keys; other bridges and browsers get their turn in between. */
const openedAtOnce = 1_000;

/** One site of a project. */
type Place = { readonly projectId: string; readonly siteId: string };

/**
 * The keys of those people whose pass may open a door of this site (`selectEntitled`). Nobody else's key leaves the server.
 */
export async function readSiteKeys(
  db: Db,
  place: Place,
  userIds: readonly string[] | "all",
): Promise<SiteKey[]> {
  const entitled = await selectEntitled(db.client, place, userIds);
  const keys: SiteKey[] = [];
  for (let at = 0; at < entitled.length; at += openedAtOnce) {
    const opened = await readMacKeys(db, place.projectId, entitled.slice(at, at + openedAtOnce));
    for (const { userId, passNumber, keyGeneration, macKey } of opened)
      keys.push({ userId, passNumber, keyGeneration, key: Buffer.from(macKey).toString("base64url") });
  }
  return keys;
}

/**
 * People with a key whose pass may open a door of a site: somebody has a grant into one of its zones through a role, a
 * company or by name, whatever its validity, since a bridge judges that by the hour.
 */
export async function selectEntitled(
  client: TransactionClient,
  { projectId, siteId }: Place,
  userIds: readonly string[] | "all",
): Promise<string[]> {
  const those = userIds === "all" ? Prisma.empty : Prisma.sql`and p.user_id = any(${[...userIds]}::uuid[])`;
  const entitled = await client.$queryRaw<{ user_id: string }[]>`
    with grants_here as (
      select g.role_id, g.company_id, g.user_id from grants g
      join zones z on z.project_id = g.project_id and z.id = g.zone_id
      where g.project_id = ${projectId}::uuid and z.site_id = ${siteId}::uuid)
    select p.user_id from passes p
    where p.project_id = ${projectId}::uuid and p.state = 'active' and p.mac_key is not null ${those} and (
      exists (select from grants_here g where g.user_id = p.user_id)
      or exists (select from user_roles ur join grants_here g on g.role_id = ur.role_id
        where ur.project_id = p.project_id and ur.user_id = p.user_id and ur.status <> 'archived')
      or exists (select from user_companies uc join grants_here g on g.company_id = uc.company_id
        where uc.project_id = p.project_id and uc.user_id = p.user_id))`;
  return entitled.map((row) => row.user_id);
}
