import { randomUUID } from "node:crypto";
import { genesisHash } from "@gatehouse/db/changes/hash-chain";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Admin } from "../admins/find-or-make-admin.ts";
import { addMember } from "../members/add-member.ts";
import { newId } from "../rows/new-id.ts";

/** The role new people of a new project get until its owner names another. */
const defaultRole = { name: "Staff", description: "Everybody who works here." };

/**
 * Writes a new project, `tx.projectId`, with the beginnings of its two logs, its default role and its owner, and records
 * all of it as the first entries of its own log. Answers the id of the owner's membership.
 */
export async function openProject(
  tx: Tx,
  given: { name: string; timeZone: string; owner: Admin },
): Promise<string> {
  const { client, projectId, now } = tx;
  const { name, timeZone } = given;
  const roleId = newId(now.getTime());
  // The project points at a role of its own: that reference is checked at the commit.
  await client.project.create({
    data: { id: projectId, name, timeZone, createdAt: now, defaultRoleId: roleId },
  });
  await client.head.create({ data: { projectId, lastHash: genesisHash, streamEpoch: randomUUID() } });
  await client.doorHead.create({ data: { projectId, streamEpoch: randomUUID() } });
  await client.role.create({ data: { projectId, id: roleId, ...defaultRole, createdAt: now } });
  record(
    tx,
    "project.created",
    { kind: "project", id: projectId },
    { after: { name, timeZone, defaultRoleId: roleId } },
  );
  record(tx, "role.created", { kind: "role", id: roleId }, { after: defaultRole });
  return addMember(tx, given.owner, "owner", false);
}
