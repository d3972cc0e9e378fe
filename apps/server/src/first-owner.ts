import type { Db } from "@gatehouse/services/connection";
import { makeFirstOwner } from "@gatehouse/services/projects/make-first-owner";
import { isEmpty } from "../../../prisma/seed/seed-demo.ts";
import { type Config, isTrial } from "./config.ts";

/** `OWNER_EMAIL` at the first start: makes the first project and its owner. The link is mailed, and printed on loopback only. */
export async function greetFirstOwner(config: Config, db: Db): Promise<void> {
  if (!config.ownerEmail || !(await isEmpty(db))) return;
  const owner = await makeFirstOwner(db, { email: config.ownerEmail });
  console.log(`\n${config.ownerEmail} owns the first project; a sign-in link is on its way by mail.`);
  if (isTrial(config)) console.log(`Or sign in here: ${new URL(owner.path, config.publicUrl).href}\n`);
}
