import type { Tx } from "@gatehouse/db/transactions/tx";
import { normaliseEmail } from "@gatehouse/domain/users/normalise";
import { newId } from "../rows/new-id.ts";

/** Someone who signs in. */
export type Admin = { readonly id: string; readonly email: string; readonly name: string };

/** The admin who signs in with this address, made now if there is none; the name counts only then. Safe beside itself. */
export async function findOrMakeAdmin(tx: Tx, given: { email: string; name: string }): Promise<Admin> {
  const email = normaliseEmail(given.email);
  await tx.client.admin.createMany({
    data: [{ id: newId(tx.now.getTime()), email, name: given.name, createdAt: tx.now }],
    skipDuplicates: true,
  });
  return tx.client.admin.findUniqueOrThrow({ where: { email } });
}
