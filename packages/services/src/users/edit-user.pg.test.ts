import type { EditUserInput } from "@gatehouse/contracts/users/edit-user";
import { readChanges } from "@gatehouse/db/changes/read-changes";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { decideEdit } from "@gatehouse/domain/users/user-edit";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin } from "@gatehouse/testing/fixtures/project";
import { size } from "@gatehouse/testing/sizes/size";
import { expect, test } from "vitest";
import { blockUser } from "./block-user.ts";
import { editUser } from "./edit-user.ts";
import { readUser } from "./lock-user.ts";
import { fieldsOf } from "./save-user-fields.ts";
import { givenPhone, givenTeam, givenUser } from "./user.fixture.ts";

const { db } = await databaseForFile();
const rowOf = (id: string) => db.client.user.findFirstOrThrow({ where: { id } });
const changesOf = async (projectId: string) => readChanges(db.client, projectId, 0, 2000);

test("two admins who edit different fields both succeed, from the same starting point", async () => {
  const { projectId, actor } = await givenTeam(db);
  const second = await givenAdmin(db, projectId);
  const userId = await givenUser(db, actor, { lastName: "Lovelace" });
  const edit = (patch: EditUserInput["patch"], base: EditUserInput["base"]) => ({
    projectId,
    userId,
    patch,
    base,
  });
  const answers = await Promise.all([
    editUser(db, actor, edit({ firstName: "Augusta" }, { firstName: "Ada" })),
    editUser(
      db,
      second,
      edit({ lastName: "King", phone: "+32 470 12 34 56" }, { lastName: "Lovelace", phone: null }),
    ),
  ]);
  expect(answers.map((answer) => answer.kind)).toEqual(["saved", "saved"]);
  expect(await rowOf(userId)).toMatchObject({
    firstName: "Augusta",
    lastName: "King",
    phone: "+32470123456",
  });
});

test("the same field answers what it was, what it is and what was asked for, and writes nothing of that edit", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor, { lastName: "Lovelace" });
  await editUser(db, actor, {
    projectId,
    userId,
    base: { lastName: "Lovelace" },
    patch: { lastName: "King" },
  });
  const late = {
    projectId,
    userId,
    base: { lastName: "Lovelace", firstName: "Ada" },
    patch: { lastName: "Byron", firstName: "Anne" },
  };
  expect(await editUser(db, actor, late)).toEqual({
    kind: "conflict",
    conflicts: [{ field: "lastName", base: "Lovelace", theirs: "King", yours: "Byron" }],
  });
  expect(await rowOf(userId)).toMatchObject({ firstName: "Ada", lastName: "King" });
  const again = { ...late, base: { ...late.base, lastName: "King" } };
  expect(await editUser(db, actor, again)).toEqual({ kind: "saved", consequences: [] });
  expect(await rowOf(userId)).toMatchObject({ firstName: "Anne", lastName: "Byron" });
  expect((await changesOf(projectId)).at(-1)).toMatchObject({
    verb: "user.edited",
    before: { lastName: "King", firstName: "Ada" },
    after: { lastName: "Byron", firstName: "Anne" },
  });
});

test("an edit to the value that is there already is saved and logs nothing", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor, { lastName: "Lovelace" });
  const position = (await changesOf(projectId)).length;
  const same = { projectId, userId, base: { lastName: "Something else" }, patch: { lastName: "Lovelace" } };
  expect(await editUser(db, actor, same)).toEqual({ kind: "saved", consequences: [] });
  expect(await changesOf(projectId)).toHaveLength(position);
});

const races = size(200, 1_000);

test("of two admins who race for one field exactly one saves and the other is told the value that won, every time", async () => {
  const { projectId, actor } = await givenTeam(db);
  const second = await givenAdmin(db, projectId);
  const userId = await givenUser(db, actor, { lastName: "0" });
  let current = "0";
  for (let race = 1; race <= races; race += 1) {
    const wishes = [`${race} mine`, `${race} theirs`];
    const answers = await Promise.all(
      wishes.map((lastName, who) =>
        editUser(db, who === 0 ? actor : second, {
          projectId,
          userId,
          base: { lastName: current },
          patch: { lastName },
        }),
      ),
    );
    const winner = wishes[answers.findIndex((answer) => answer.kind === "saved")];
    const loser = answers.find((answer) => answer.kind === "conflict");
    const yours = wishes.find((wish) => wish !== winner);
    expect(loser).toEqual({
      kind: "conflict",
      conflicts: [{ field: "lastName", base: current, theirs: winner, yours }],
    });
    expect((await rowOf(userId)).lastName).toBe(winner);
    current = winner ?? "";
  }
  const edits = (await changesOf(projectId)).filter((change) => change.verb === "user.edited");
  expect(edits).toHaveLength(races);
}, 600_000);

test("the race would not pass without the lock: reading, comparing and writing unlocked loses edits", async () => {
  const { actor } = await givenTeam(db);
  const userId = await givenUser(db, actor, { lastName: "0" });
  const unlocked = (lastName: string, meet: () => Promise<void>) =>
    inTransaction(db, actor, async (tx) => {
      const current = fieldsOf(await readUser(tx, userId));
      await meet();
      const { conflicts } = decideEdit({ base: { lastName: "0" }, patch: { lastName } }, current);
      if (conflicts.length === 0)
        await tx.client.user.updateMany({ where: { id: userId }, data: { lastName } });
      return conflicts.length === 0;
    });
  // Both have read before either writes, which is what two unlocked editors may do at any time.
  const { promise: bothHaveRead, resolve } = Promise.withResolvers<void>();
  let readers = 0;
  const meet = () => {
    readers += 1;
    if (readers === 2) resolve();
    return bothHaveRead;
  };
  const saved = await Promise.all([unlocked("mine", meet), unlocked("theirs", meet)]);
  expect(saved).toEqual([true, true]);
});

test("an edit that makes somebody match the blocklist puts them in review; their own number moves with the ID", async () => {
  const { projectId, actor } = await givenTeam(db);
  const bad = await givenUser(db, actor, { lastName: "Mallory", idNumber: "66" });
  await blockUser(db, actor, { projectId, userId: bad, reason: "Theft", until: null });
  const userId = await givenUser(db, actor, { firstName: "Bob", lastName: "Innocent", idNumber: "100" });
  const edit = {
    projectId,
    userId,
    base: { firstName: "Bob", lastName: "Innocent", idNumber: "100" },
    patch: { firstName: "Ada", lastName: "Mallory", idNumber: " 0101 " },
  };
  expect(await editUser(db, actor, edit)).toEqual({ kind: "saved", consequences: ["review-opened"] });
  expect(await rowOf(userId)).toMatchObject({ standing: "in-review", idNumber: "0101" });
  const numbers = await db.client.credential.findMany({ where: { userId }, orderBy: { createdAt: "asc" } });
  expect(numbers).toMatchObject([
    { number: "100", live: false, withdrawnAt: expect.any(Date) },
    { number: "0101", live: true, carrier: "pass" },
  ]);
  expect((await changesOf(projectId)).slice(-2).map((change) => change.verb)).toEqual([
    "user.marked-for-review",
    "user.edited",
  ]);
  await givenUser(db, actor, { idNumber: "100" });
});

test("a new address replaces the invitation on its way, leaves a working phone alone, and only kills it for somebody in review", async () => {
  const { projectId, actor } = await givenTeam(db);
  const readdress = async (userId: string, email: string) => {
    const base = { email: (await rowOf(userId)).email };
    return editUser(db, actor, { projectId, userId, base, patch: { email } });
  };
  const invited = await givenUser(db, actor, { invite: true });
  expect(await readdress(invited, "new@example.org")).toEqual({
    kind: "saved",
    consequences: ["invitation-replaced"],
  });
  expect(
    await db.client.invitation.findMany({ where: { userId: invited }, orderBy: { createdAt: "asc" } }),
  ).toMatchObject([
    { state: "withdrawn", why: "replaced" },
    { state: "open", kind: "again" },
  ]);
  expect((await changesOf(projectId)).at(-1)?.after).toMatchObject({
    email: "new@example.org",
    invitationId: expect.any(String),
  });
  const sameMailbox = await readdress(invited, "New@Example.org");
  expect(sameMailbox).toEqual({ kind: "saved", consequences: [] });
  const active = await givenUser(db, actor, { invite: true });
  await givenPhone(db, projectId, active);
  expect(await readdress(active, "phone@example.org")).toEqual({ kind: "saved", consequences: [] });
});

test("a number or Sync ID of somebody else refuses the edit and names the holder, also when two admins take it at once", async () => {
  const { projectId, actor } = await givenTeam(db);
  const holder = await givenUser(db, actor, { lastName: "Holder", idNumber: "7", syncId: "hr-7" });
  const userId = await givenUser(db, actor);
  const edit = (who: string, patch: EditUserInput["patch"]) =>
    editUser(db, actor, { projectId, userId: who, base: { idNumber: null, syncId: null }, patch });
  await expect(edit(userId, { idNumber: "7" })).rejects.toMatchObject({
    code: "credential.number-taken",
    details: { userId: holder, holder: "Ada Holder" },
  });
  await expect(edit(userId, { syncId: "hr-7" })).rejects.toMatchObject({
    code: "user.sync-id-taken",
    details: { userId: holder },
  });
  const rivals = [await givenUser(db, actor), await givenUser(db, actor)];
  const answers = await Promise.allSettled(rivals.map((rival) => edit(rival, { idNumber: "8" })));
  const refused = answers.findIndex((answer) => answer.status === "rejected");
  expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
  expect(answers[refused]).toMatchObject({
    reason: { code: "credential.number-taken", details: { userId: rivals[1 - refused] } },
  });
});
