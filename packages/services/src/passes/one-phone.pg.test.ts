import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { makeSoftPhone, type SoftPhone } from "@gatehouse/testing/phones/soft-phone";
import { size } from "@gatehouse/testing/sizes/size";
import { expect, test } from "vitest";
import { hashSecret } from "../secrets/derive-secret.ts";
import { bindByLink, givenInvited, givenOffice, type Invited } from "./coming-aboard.fixture.ts";

const { db } = await databaseForFile({ connections: 16 });

const tokens = size(20, 100);
const phonesPerToken = 50;

type Bind = (mail: Invited, phone: SoftPhone) => Promise<unknown>;

/** Everybody at once: how often each link bound a phone. */
async function bindEverywhere(bind: Bind): Promise<number[]> {
  const { actor } = await givenOffice(db);
  const mails: Invited[] = [];
  for (let nth = 0; nth < tokens; nth += 1) mails.push(await givenInvited(db, actor));
  const phones = await Promise.all(Array.from({ length: phonesPerToken }, makeSoftPhone));
  const counts = await Promise.all(
    mails.map(async (mail) => {
      const results = await Promise.allSettled(phones.map((phone) => bind(mail, phone)));
      for (const result of results)
        if (result.status === "rejected") expect(result.reason).toBeInstanceOf(DomainError);
      return results.filter((result) => result.status === "fulfilled").length;
    }),
  );
  return counts;
}

test("links used by 50 phones each at once bind exactly one phone each", async () => {
  expect(await bindEverywhere((mail, phone) => bindByLink(db, mail, phone))).toEqual(Array(tokens).fill(1));
  expect(await db.client.pass.count({ where: { state: "active", epoch: 1 } })).toBe(tokens);
  expect(await db.client.change.count({ where: { verb: "pass.activated" } })).toBe(tokens);
}, 600_000);

test("the same check is red for an activation that finds first and updates then", async () => {
  const counts = await bindEverywhere(async (mail) => {
    const found = await db.client.invitation.findFirst({
      where: { tokenHash: hashSecret(mail.token), state: "open" },
    });
    if (!found) throw new DomainError("invitation.not-open");
    await db.client.pass.updateMany({
      where: { userId: mail.userId },
      data: { state: "active", epoch: { increment: 1 } },
    });
    await db.client.invitation.updateMany({ where: { id: found.id }, data: { state: "used" } });
  });
  expect(Math.max(...counts)).toBeGreaterThan(1);
}, 600_000);
