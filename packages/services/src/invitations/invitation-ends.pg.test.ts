import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { makeSoftPhone } from "@gatehouse/testing/phones/soft-phone";
import { afterEach, describe, expect, test } from "vitest";
import {
  bindByCode,
  bindByLink,
  givenInvited,
  givenOffice,
  type Invited,
  mailOf,
} from "../passes/coming-aboard.fixture.ts";
import { archiveUser, deleteUser } from "../users/archive-user.ts";
import { blockUser } from "../users/block-user.ts";
import { openReview } from "../users/review-user.ts";
import { unblockAndRevalidateUser } from "../users/unblock-and-revalidate-user.ts";
import { lookAtInvitation } from "./look-at-invitation.ts";
import { recordExpiredInvitations } from "./record-expired-invitations.ts";
import { sendInvitation } from "./send-invitation.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

const file = await databaseForFile();
/** How far the product's clock is ahead at this moment. */
let shiftMs = () => 0;
const db = { ...file.db, shiftMs: () => shiftMs() };
afterEach(() => {
  shiftMs = () => 0;
});

const [second, day] = [1_000, 86_400_000];

/**
 * Puts the product's clock this far from the very instant the invitation ends. Before it the clock stands still, so that the
 * end does not come while the test is at work.
 */
async function standAtEnd(mail: Invited, awayMs: number): Promise<void> {
  const row = await db.client.invitation.findFirstOrThrow({ where: { id: mail.invitationId } });
  const instant = row.expiresAt.getTime() + awayMs;
  const aheadMs = instant - Date.now();
  shiftMs = awayMs < 0 ? () => instant - Date.now() : () => aheadMs;
}

type Case = {
  readonly name: string;
  /** What happens between the mail and the person. */
  readonly meanwhile: (mail: Invited, actor: AdminActor) => Promise<unknown>;
  /** The refusal, or the page's word for a link that still works. */
  readonly look: string;
  readonly refusal: string | null;
};

const at = (actor: AdminActor, mail: Invited) => ({ projectId: actor.projectId, userId: mail.userId });
const blockFor = { reason: "Lost badge", until: null };

const cases: readonly Case[] = [
  {
    name: "one second before its end",
    meanwhile: (mail) => standAtEnd(mail, -second),
    look: "open",
    refusal: null,
  },
  {
    name: "one second after its end",
    meanwhile: (mail) => standAtEnd(mail, second),
    look: "expired",
    refusal: "invitation.expired",
  },
  {
    name: "after its end, once the job has recorded it",
    meanwhile: async (mail) => {
      await standAtEnd(mail, second);
      await recordExpiredInvitations(db);
      expect(await db.client.invitation.findFirst({ where: { id: mail.invitationId } })).toMatchObject({
        state: "expired",
      });
    },
    look: "expired",
    refusal: "invitation.expired",
  },
  {
    name: "before its end, whatever the job does",
    meanwhile: async (mail) => {
      await standAtEnd(mail, -second);
      await recordExpiredInvitations(db);
    },
    look: "open",
    refusal: null,
  },
  {
    name: "after a resend",
    meanwhile: (mail, actor) => sendInvitation(db, actor, { ...at(actor, mail), kind: null }),
    look: "replaced",
    refusal: "invitation.not-open",
  },
  {
    name: "after it was withdrawn by hand",
    meanwhile: (mail, actor) => withdrawInvitation(db, actor, at(actor, mail)),
    look: "withdrawn",
    refusal: "invitation.not-open",
  },
  {
    name: "after a block",
    meanwhile: (mail, actor) => blockUser(db, actor, { ...at(actor, mail), ...blockFor }),
    look: "blocked",
    refusal: "invitation.not-open",
  },
  {
    name: "after a block and its end: a dead link stays dead",
    meanwhile: async (mail, actor) => {
      await blockUser(db, actor, { ...at(actor, mail), ...blockFor });
      await unblockAndRevalidateUser(db, actor, { ...at(actor, mail), blocks: "all" });
    },
    look: "blocked",
    refusal: "invitation.not-open",
  },
  {
    name: "after archiving",
    meanwhile: (mail, actor) => archiveUser(db, actor, { ...at(actor, mail), tellPerson: false }),
    look: "removed",
    refusal: "invitation.not-open",
  },
  {
    name: "after deleting",
    meanwhile: (mail, actor) => deleteUser(db, actor, at(actor, mail)),
    look: "removed",
    refusal: "invitation.not-open",
  },
  {
    name: "while a blocklist hit is in review",
    meanwhile: (mail, actor) =>
      inTransaction(db, actor, (tx) =>
        openReview(tx, { userId: mail.userId, cause: "blocklist-hit", note: null }),
      ),
    look: "in-review",
    refusal: "user.suspended",
  },
  {
    name: "after the project and everybody in it is gone",
    meanwhile: (mail, actor) =>
      db.client.invitation.deleteMany({ where: { projectId: actor.projectId, userId: mail.userId } }),
    look: "unknown",
    refusal: "gone",
  },
];

describe.each(cases)("an invitation $name", ({ meanwhile, look, refusal }) => {
  test(
    refusal === null ? "works by link and by code" : `is dead by link and by code: ${refusal}`,
    async () => {
      const { actor } = await givenOffice(db);
      const [byLink, byCode] = [await givenInvited(db, actor), await givenInvited(db, actor)];
      for (const [mail, bind] of [
        [byLink, bindByLink],
        [byCode, bindByCode],
      ] as const) {
        shiftMs = () => 0;
        await meanwhile(mail, actor);
        expect((await lookAtInvitation(db, mail.token)).state).toBe(look);
        const binding = bind(db, mail, await makeSoftPhone());
        if (refusal === null) await expect(binding).resolves.toMatchObject({ epoch: 1 });
        else {
          const unknown = bind === bindByLink ? "invitation.invalid" : "invitation.code-wrong";
          await expect(binding).rejects.toMatchObject({ code: refusal === "gone" ? unknown : refusal });
        }
      }
    },
  );
});

test("the newest invitation works after a resend, and seven days are seven days", async () => {
  const { projectId, actor } = await givenOffice(db);
  const mail = await givenInvited(db, actor);
  await sendInvitation(db, actor, { projectId, userId: mail.userId, kind: null });
  const newest = await mailOf(db, projectId, mail);
  const row = await db.client.invitation.findFirstOrThrow({ where: { id: newest.invitationId } });
  expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(7 * day);
  await expect(bindByLink(db, newest, await makeSoftPhone())).resolves.toMatchObject({ epoch: 1 });
});
