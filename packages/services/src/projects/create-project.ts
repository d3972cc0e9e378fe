import type { CreateProjectInput } from "@gatehouse/contracts/projects/projects";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { normaliseName } from "@gatehouse/domain/users/normalise";
import { newId } from "../rows/new-id.ts";
import { openProject } from "./open-project.ts";

/**
 * Makes a further project, whose owner the actor becomes. Two projects of one person cannot share a name: the switcher
 * would show the same word twice.
 * @throws {DomainError} `project.name-taken`
 */
export function createProject(db: Db, actor: AdminActor, input: CreateProjectInput): Promise<{ id: string }> {
  const id = newId();
  return inTransaction(db, { ...actor, projectId: id, role: "owner" }, async (tx) => {
    // Held, so that a second click waits and then finds the name taken.
    await tx.client.$queryRaw`select id from admins where id = ${actor.adminId}::uuid for no key update`;
    const owner = await tx.client.admin.findUniqueOrThrow({ where: { id: actor.adminId } });
    const mine = await tx.client.member.findMany({
      where: { adminId: actor.adminId },
      select: { projectId: true },
    });
    const projects = await tx.client.project.findMany({
      where: { id: { in: mine.map((one) => one.projectId) } },
    });
    const isTaken = projects.some((one) => normaliseName(one.name) === normaliseName(input.name));
    if (isTaken) throw new DomainError("project.name-taken");
    await openProject(tx, { name: input.name, timeZone: input.timeZone, owner });
    return { id };
  });
}
