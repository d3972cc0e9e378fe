import type { PassState } from "@gatehouse/contracts/passes/pass-state";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import type { PassActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { effectiveOfflineLimitMs } from "@gatehouse/domain/passes/offline-limit";
import type { Pass } from "@gatehouse/domain/passes/pass";
import { passValidity, type UserRole } from "@gatehouse/domain/roles/user-role";
import { passFromColumns } from "./pass-columns.ts";
import { readStanding } from "./read-standing.ts";

const [minuteMs, hourMs] = [60_000, 3_600_000];

/**
 * All a phone has to know of its pass, read in one snapshot.
 * @throws {DomainError} `request.not-found`
 */
export async function readPassState(db: Db, actor: PassActor): Promise<PassState> {
  const now = await databaseNow(db, db.client);
  const { projectId, userId, passId } = actor;
  return inSnapshot(db, async (client) => {
    const row = await client.pass.findUnique({
      where: { projectId_id: { projectId, id: passId } },
      include: { user: { include: { roles: true, companies: { include: { company: true } } } } },
    });
    const project = await client.project.findUnique({ where: { id: projectId } });
    if (!row || !project) throw new DomainError("request.not-found");
    const standing = await readStanding(client, projectId, userId);
    const pass = passFromColumns(row);
    const { user } = row;
    const replacing = pass.kind === "active" && pass.replacementUntil !== null && now < pass.replacementUntil;
    const limits = { setting: project.offlineHours * hourMs, lease: project.leaseMinutes * minuteMs };
    return {
      serverTime: now.getTime(),
      standing,
      blockedUntil: standing === "blocked" ? await readBlockEnd(client, projectId, userId) : null,
      pass: pass.kind,
      wipe: mustWipe(pass),
      passNumber: row.number,
      epoch: pass.epoch,
      keyGeneration: row.keyGeneration,
      name: `${user.firstName} ${user.lastName}`,
      companies: user.companies.map(({ company }) => company.name).toSorted(),
      idNumber: user.idNumber,
      validity: validityOf(user.roles, now),
      offlineLimitMs: effectiveOfflineLimitMs(limits.setting, limits.lease),
      project: { name: project.name, contact: project.contact, timeZone: project.timeZone },
      newPhoneUntil: replacing ? (pass.replacementUntil?.toISOString() ?? null) : null,
    };
  });
}

/**
 * The wipe order reaches the phone with its state. Whoever can still ask holds keys of the present epoch, so a pass that is neither
 * working nor about to be taken back has no business on a phone: a reset whose answer was lost ends here too.
 */
const mustWipe = (pass: Pass): boolean =>
  pass.kind === "removing" ? pass.wipeOrderAt !== null : pass.kind !== "active";

type RoleRow = { roleId: string; status: string; validFrom: Date | null; validTo: Date | null };

function validityOf(rows: readonly RoleRow[], now: Date): PassState["validity"] {
  const roles: UserRole[] = rows.map(({ roleId, status, validFrom, validTo }) => ({
    ...{ roleId, validFrom, validTo },
    isArchived: status === "archived",
    openTasks: status === "pending" ? 1 : 0,
    missingApprovals: 0,
  }));
  const validity = passValidity(roles, now);
  return validity instanceof Date ? validity.toISOString() : validity;
}

/** Null when one of the open blocks has no end. */
async function readBlockEnd(
  client: Db["client"] | Parameters<typeof databaseNow>[1],
  projectId: string,
  userId: string,
): Promise<string | null> {
  const blocks = await client.block.findMany({ where: { projectId, userId, closedAt: null } });
  const ends = blocks.map((block) => block.until).filter((until) => until !== null);
  return ends.length < blocks.length || ends.length === 0
    ? null
    : new Date(Math.max(...ends.map(Number))).toISOString();
}
