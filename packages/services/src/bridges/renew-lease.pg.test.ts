import { leaseMessage } from "@gatehouse/contracts/bridge/lease-heartbeat";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { expect, test } from "vitest";
import { acknowledgeRevocations } from "../revocations/acknowledge-revocations.ts";
import { openRevocation } from "../revocations/open-revocation.ts";
import { isSignedBy, publicHalf, signingKey } from "../secrets/signing-keys.ts";
import { addUser } from "../users/add-user.ts";
import { renewLease } from "./renew-lease.ts";

const { db, clock } = await databaseForFile();
const upToDate = { backlog: 0, listVersion: 0, blockPosition: 5, newestBlockPosition: 5, lagMs: null };

async function givenBridge() {
  const projectId = await givenProject(db);
  const admin = await givenAdmin(db, projectId);
  const { siteId } = await givenSite(db, projectId);
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId });
  const person = {
    firstName: "Test",
    lastName: "Person",
    email: "person@example.org",
    phone: null,
    idNumber: null,
  };
  const { id: userId } = await addUser(db, admin, {
    projectId,
    ...person,
    syncId: null,
    companyIds: [],
    roleIds: [],
    invite: false,
  });
  const actor: BridgeActor = { kind: "bridge", projectId, bridgeId };
  const leaseEnd = async () =>
    (await db.client.bridge.findUniqueOrThrow({ where: { projectId_id: { projectId, id: bridgeId } } }))
      .leaseEndsAt;
  /** Opens a revocation as a block does, and calls `meanwhile` before it commits. */
  const revoke = (meanwhile: () => Promise<unknown> = async () => {}) =>
    inTransaction(db, admin, async (tx) => {
      const revocationId = await openRevocation(tx, userId, "blocked");
      record(tx, "user.blocked", { kind: "user", id: userId }, { after: { revocationId } });
      await meanwhile();
      return revocationId;
    });
  return { projectId, bridgeId, actor, revoke, leaseEnd };
}

test("a renewed lease is signed for this bridge alone, and its end stands in the database", async () => {
  const { projectId, bridgeId, actor, leaseEnd } = await givenBridge();
  const { renewal } = await renewLease(db, actor, upToDate);
  if (!renewal) throw new Error("nothing was renewed");
  expect((await leaseEnd())?.getTime()).toBe(renewal.lease.endsAt);
  const key = publicHalf(signingKey(db.secretKey, "lease-signature", projectId));
  expect(isSignedBy(key, leaseMessage(bridgeId, renewal.lease), renewal.signature)).toBe(true);
  expect(isSignedBy(key, leaseMessage(projectId, renewal.lease), renewal.signature)).toBe(false);
});

test("nothing is renewed while a block has not reached the bridge, and again once it has", async () => {
  const { actor, revoke, leaseEnd } = await givenBridge();
  await renewLease(db, actor, upToDate);
  const promised = await leaseEnd();
  const revocationId = await revoke();
  clock.shiftMs += 60_000;
  expect((await renewLease(db, actor, upToDate)).renewal).toBeNull();
  expect(await leaseEnd()).toEqual(promised);
  await acknowledgeRevocations(db, actor, [revocationId]);
  expect((await renewLease(db, actor, { ...upToDate, newestBlockPosition: 6 })).renewal).toBeNull();
  expect((await renewLease(db, actor, upToDate)).renewal?.lease.endsAt).toBeGreaterThan(
    promised?.getTime() ?? 0,
  );
});

test("a renewal at the very instant of a block waits for nobody and stretches no promise", async () => {
  const { projectId, actor, revoke, leaseEnd } = await givenBridge();
  await renewLease(db, actor, upToDate);
  const promised = await leaseEnd();
  clock.shiftMs += 60_000;
  await revoke(async () => {
    expect((await renewLease(db, actor, upToDate)).renewal).toBeNull();
  });
  expect(await leaseEnd()).toEqual(promised);
  expect((await db.client.revocationAck.findFirst({ where: { projectId } }))?.guaranteedBy).toEqual(promised);
});

test("a bridge that never had a lease opens for nobody and counts as reached", async () => {
  const { projectId, revoke } = await givenBridge();
  await revoke();
  expect(await db.client.revocationAck.findFirst({ where: { projectId } })).toMatchObject({ measuredMs: 0 });
});
