import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { clearBlocklistMatch } from "../blocks/clear-blocklist-match.ts";
import { assignCompany } from "../companies/assign-company.ts";
import { createCompany } from "../companies/create-company.ts";
import { addUserCredential } from "../credentials/add-user-credential.ts";
import { createRole } from "../roles/create-role.ts";
import { giveRole } from "../roles/give-role.ts";
import { archiveUser } from "./archive-user.ts";
import { blockUser } from "./block-user.ts";
import { editUser } from "./edit-user.ts";
import { reviewUser } from "./review-user.ts";
import { showProfile } from "./show-profile.ts";
import { givenPhone, givenTeam, givenUser } from "./user.fixture.ts";

const { db, clock } = await databaseForFile();

test("a profile shows everything that stands open, by whom, and what the person has", async () => {
  const { projectId, actor } = await givenTeam(db);
  const mine = {
    projectId,
    userId: await givenUser(db, actor, {
      firstName: "Grace",
      lastName: "Hopper",
      invite: true,
      idNumber: "0042",
      syncId: "hr-1",
    }),
  };
  const role = await createRole(db, actor, { projectId, name: "Welder", description: "" });
  await giveRole(db, actor, {
    ...mine,
    roleId: role.id,
    validFrom: null,
    validTo: "2040-01-01T00:00:00.000Z",
  });
  await assignCompany(db, actor, {
    ...mine,
    companyId: (await createCompany(db, actor, { projectId, name: "Acme" })).id,
  });
  await addUserCredential(db, actor, { ...mine, number: "B1", carrier: "badge" });
  await editUser(db, actor, { ...mine, base: { dateOfBirth: null }, patch: { dateOfBirth: "1906-12-09" } });
  await reviewUser(db, actor, { ...mine, note: "Compare the photo" });
  await blockUser(db, actor, { ...mine, reason: "Lost badge", until: null });
  const { row, details, asOf } = await showProfile(db, mine, "full");
  const by = { kind: "admin", id: actor.adminId, name: "Test admin" };
  expect(row).toMatchObject({
    standing: "blocked",
    idNumber: "0042",
    badgeNumbers: "B1",
    roles: [{ name: "Welder" }],
    companies: [{ name: "Acme" }],
  });
  expect(asOf.position).toBeGreaterThan(0);
  expect(details).toMatchObject({
    syncId: "hr-1",
    dateOfBirth: "1906-12-09",
    source: "hand",
    blocks: [{ reason: "Lost badge", until: null, by, isOnBlocklist: true }],
    reviews: [{ cause: "by-hand", note: "Compare the photo", by }],
    archiving: null,
    blocklistMatches: [],
    roles: [
      {
        name: "Welder",
        status: "accepted",
        validFrom: null,
        validTo: "2040-01-01T00:00:00.000Z",
        source: "hand",
      },
    ],
    credentials: [
      { number: "0042", carrier: "pass", live: true },
      { number: "B1", carrier: "badge", live: true },
    ],
    pass: { state: "none", epoch: 0, phone: null, canTakeBack: false },
    invitations: [{ kind: "first", state: "withdrawn", why: "blocked", by, mail: null }],
    revocation: { cause: "block", total: 0 },
  });
});

test("a match shows every rule with its score and where the entry came from, and who cleared it", async () => {
  const { projectId, actor } = await givenTeam(db);
  const bad = await givenUser(db, actor, {
    firstName: "Mal",
    lastName: "Lory",
    email: "m@example.org",
    phone: "0470 11 22 33",
    idNumber: "66",
  });
  await blockUser(db, actor, { projectId, userId: bad, reason: "Theft", until: null });
  const userId = await givenUser(db, actor, {
    firstName: "Lory",
    lastName: "Mal",
    email: "M@example.org",
    phone: "0470/112233",
  });
  const [match] = (await showProfile(db, { projectId, userId }, "full")).details?.blocklistMatches ?? [];
  expect(match).toMatchObject({
    reason: "Theft",
    from: { userId: bad, name: "Mal Lory" },
    cleared: null,
    reasons: [
      { rule: "email-and-phone", score: 1 },
      { rule: "name", score: 1 },
    ],
  });
  await clearBlocklistMatch(db, actor, { projectId, userId, entryId: match?.entryId ?? "" });
  const [cleared] = (await showProfile(db, { projectId, userId }, "full")).details?.blocklistMatches ?? [];
  expect(cleared?.cleared?.by).toMatchObject({ id: actor.adminId });
});

test("an invitation that has run out reads expired at once, and an archived phone says when it counts as gone", async () => {
  const { projectId, actor } = await givenTeam(db);
  const invited = await givenUser(db, actor, { invite: true });
  const active = await givenUser(db, actor);
  await givenPhone(db, projectId, active);
  await archiveUser(db, actor, { projectId, userId: active, tellPerson: false });
  clock.shiftMs = 8 * 24 * 3_600_000;
  const [invitation] =
    (await showProfile(db, { projectId, userId: invited }, "full")).details?.invitations ?? [];
  clock.shiftMs = 0;
  expect(invitation).toMatchObject({ state: "expired", closedAt: invitation?.expiresAt });
  const { details } = await showProfile(db, { projectId, userId: active }, "full");
  expect(details?.archiving).toMatchObject({ cause: "archived" });
  expect(details?.pass).toMatchObject({
    state: "removing",
    phone: "Test phone",
    deadlineAt: expect.any(String),
    canTakeBack: false,
  });
});

test("the limited view has no details, and somebody of another project does not exist", async () => {
  const { projectId, actor } = await givenTeam(db);
  const userId = await givenUser(db, actor);
  expect((await showProfile(db, { projectId, userId }, "limited")).details).toBeNull();
  const other = await givenTeam(db);
  await expect(showProfile(db, { projectId: other.projectId, userId }, "full")).rejects.toMatchObject({
    code: "request.not-found",
  });
});
