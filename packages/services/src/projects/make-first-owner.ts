import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { SystemActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { signInValidityMs } from "@gatehouse/domain/sessions/sign-in-link";
import { findOrMakeAdmin } from "../admins/find-or-make-admin.ts";
import { newId } from "../rows/new-id.ts";
import { printedPath } from "../sign-in/make-printed-link.ts";
import { openLink, queueLinkMail } from "../sign-in/open-link.ts";
import { openProject } from "./open-project.ts";

/** The first owner, and the path of a sign-in link that may be printed on a terminal, never logged. */
export type FirstOwner = { readonly projectId: string; readonly adminId: string; readonly path: string };

/** Any number nobody else uses: whoever holds this lock decides alone whether there is an owner yet. */
const firstOwnerLock = 4_710_001;

/**
 * Makes the first project and its owner, and mails and answers a sign-in link. For somebody who is an owner already it
 * only makes another link, so a lost one can be had again from the machine.
 * @throws {DomainError} `project.already-owned` when there are projects and this address owns none of them
 */
export async function makeFirstOwner(
  db: Db,
  given: { email: string; name?: string | undefined },
): Promise<FirstOwner> {
  const actor: SystemActor = { kind: "system", projectId: newId(), name: "first-owner" };
  const name = given.name ?? given.email.split("@")[0] ?? given.email;
  return inTransaction(db, actor, async (tx) => {
    await tx.client.$executeRaw`select pg_advisory_xact_lock(${firstOwnerLock})`;
    const owner = await findOrMakeAdmin(tx, { email: given.email, name });
    const owned = await tx.client.member.findFirst({ where: { adminId: owner.id, role: "owner" } });
    if (!owned) {
      if ((await tx.client.project.count()) > 0) throw new DomainError("project.already-owned");
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      await openProject(tx, { name: "My project", timeZone, owner });
    }
    const id = await openLink(tx, {
      email: owner.email,
      adminId: owner.id,
      browserHash: null,
      validMs: signInValidityMs,
    });
    await queueLinkMail(tx, { id, email: owner.email });
    return {
      projectId: owned?.projectId ?? tx.projectId,
      adminId: owner.id,
      path: printedPath(db.secretKey, id),
    };
  });
}
