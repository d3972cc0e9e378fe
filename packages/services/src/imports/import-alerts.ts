import type { ImportAlerts, SetImportAlertsInput } from "@gatehouse/contracts/imports/import-alerts";
import type { Db, TransactionClient } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { MemberRole } from "@gatehouse/domain/members/member";
import { lockProject } from "../projects/lock-project.ts";

/** Who could be told by mail when a sync stops, by name, and who was chosen. */
export async function readImportAlerts(
  db: { readonly client: TransactionClient },
  projectId: string,
): Promise<ImportAlerts> {
  const members = await db.client.member.findMany({
    where: { projectId, role: { in: ["owner", "admin"] } },
    include: { admin: true },
    orderBy: { admin: { name: "asc" } },
  });
  return {
    members: members.map(({ id, role, syncAlerts, admin }) => ({
      ...{ memberId: id, name: admin.name, role: role as MemberRole, chosen: syncAlerts },
    })),
  };
}

/**
 * Chooses who is told. Nobody chosen means the owners.
 * @throws {DomainError} `request.not-found` for somebody who is no owner or admin of the project
 */
export function setImportAlerts(db: Db, actor: Actor, input: SetImportAlertsInput): Promise<ImportAlerts> {
  const { projectId } = input;
  const memberIds = [...new Set(input.memberIds)];
  return inTransaction(db, actor, async (tx) => {
    await lockProject(tx);
    const before = await readImportAlerts(tx, projectId);
    const known = new Map(before.members.map((one) => [one.memberId, one]));
    if (memberIds.some((id) => !known.has(id))) throw new DomainError("request.not-found");
    await tx.client.member.updateMany({ where: { projectId }, data: { syncAlerts: false } });
    await tx.client.member.updateMany({
      where: { projectId, id: { in: memberIds } },
      data: { syncAlerts: true },
    });
    const after = await readImportAlerts(tx, projectId);
    const names = (alerts: ImportAlerts) => alerts.members.filter((one) => one.chosen).map((one) => one.name);
    record(
      tx,
      "project.sync-alerts-changed",
      { kind: "project", id: projectId },
      {
        before: { syncAlerts: names(before) },
        after: { syncAlerts: names(after) },
      },
    );
    return after;
  });
}
