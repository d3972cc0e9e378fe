import type { AddUserInput } from "@gatehouse/contracts/users/add-user";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { countStanding, record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { addUser as decide, newUserFacts } from "@gatehouse/domain/users/add-user";
import { findBlocklistMatches } from "../blocks/find-blocklist-matches.ts";
import { addCredential } from "../credentials/add-credential.ts";
import { nameTheHolder } from "../rows/name-the-holder.ts";
import { newId } from "../rows/new-id.ts";
import { applyUserOutcome } from "./apply-user-outcome.ts";
import { cleanUserFields } from "./clean-user-fields.ts";
import type { UserCore } from "./lock-user.ts";
import { checkSyncIdFree } from "./save-user-fields.ts";

/** What came of adding somebody. `held` says why no invitation went out although one was asked for. */
export type AddedUser = { id: string; shortNumber: number; invited: boolean; held: "blocklist-hit" | null };

/**
 * Adds a person and invites them when asked; a blocklist hit puts them in review instead and sends nothing.
 * @throws {DomainError} `credential.number-taken`, `user.sync-id-taken`, `request.not-found` for an unknown role or company
 */
export function addUser(db: Db, actor: Actor, input: AddUserInput): Promise<AddedUser> {
  return nameTheHolder(() =>
    inTransaction(db, actor, async (tx) => {
      const { shortNumber, passNumber } = await takeNumbers(tx);
      const user = newCore(tx, input);
      const matches = await findBlocklistMatches(tx, user);
      const outcome = decide({ sendInvitation: input.invite, matches });
      if (user.syncId !== null) await checkSyncIdFree(tx, user.id, user.syncId);
      await insertUser(tx, user, shortNumber, passNumber);
      const lists = await linkUser(tx, user.id, input);
      if (user.idNumber !== null)
        await addCredential(tx, { userId: user.id, number: user.idNumber, carrier: "pass" });
      const change = await applyUserOutcome(tx, user, newUserFacts(matches), outcome, {});
      const after = { ...coreRecord(user), ...lists, ...change.after, shortNumber };
      record(tx, "user.added", { kind: "user", id: user.id }, { after });
      const held = input.invite && matches.length > 0 ? ("blocklist-hit" as const) : null;
      return { id: user.id, shortNumber, invited: outcome.opensInvitation, held };
    }),
  );
}

async function takeNumbers(tx: Tx): Promise<{ shortNumber: number; passNumber: number }> {
  const [row] = await tx.client.$queryRaw<{ short: number; pass: number }[]>`
    update projects set next_short_number = next_short_number + 1, next_pass_number = next_pass_number + 1
    where id = ${tx.projectId}::uuid returning next_short_number - 1 as short, next_pass_number - 1 as pass`;
  if (!row) throw new DomainError("request.not-found");
  return { shortNumber: row.short, passNumber: row.pass };
}

function newCore(tx: Tx, input: AddUserInput): UserCore {
  const { firstName, lastName, email, phone, syncId, idNumber } = cleanUserFields(input);
  const given = { firstName, lastName, email, phone, syncId, idNumber };
  return { ...given, id: newId(tx.now.getTime()), birthDate: null, badgeNumbers: "", standing: "active" };
}

async function insertUser(tx: Tx, user: UserCore, shortNumber: number, passNumber: number): Promise<void> {
  const stamps = { createdAt: tx.now, updatedAt: tx.now };
  await tx.client.user.create({ data: { ...user, projectId: tx.projectId, shortNumber, ...stamps } });
  await tx.client.pass.create({
    data: { projectId: tx.projectId, id: newId(tx.now.getTime()), userId: user.id, number: passNumber },
  });
  countStanding(tx, undefined, "active");
}

async function linkUser(tx: Tx, userId: string, input: AddUserInput): Promise<object> {
  const { projectId } = tx;
  const companies = await tx.client.company.findMany({
    where: { projectId, id: { in: input.companyIds } },
    orderBy: { name: "asc" },
  });
  const roles = await tx.client.role.findMany({
    where: { projectId, id: { in: input.roleIds } },
    orderBy: { name: "asc" },
  });
  if (companies.length !== new Set(input.companyIds).size || roles.length !== new Set(input.roleIds).size)
    throw new DomainError("request.not-found");
  await tx.client.userCompany.createMany({
    data: companies.map((company) => ({ projectId, userId, companyId: company.id })),
  });
  await tx.client.user.update({
    where: { projectId_id: { projectId, id: userId } },
    data: { companyNames: companies.map((company) => company.name).join(" ") },
  });
  await tx.client.userRole.createMany({
    data: roles.map((role) => ({
      projectId,
      id: newId(tx.now.getTime()),
      userId,
      roleId: role.id,
      createdAt: tx.now,
    })),
  });
  return {
    companies: companies.map(({ id, name }) => ({ id, name })),
    roles: roles.map(({ id, name }) => ({ id, name, status: "accepted" })),
  };
}

const coreRecord = ({ firstName, lastName, email, phone, idNumber, syncId }: UserCore) => ({
  firstName,
  lastName,
  email,
  phone,
  idNumber,
  syncId,
});
