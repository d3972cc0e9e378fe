import type { MemberRole } from "@gatehouse/domain/members/member";
import { forgetOldSignIns } from "@gatehouse/services/sign-in/forget-old-sign-ins";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { afterEach, expect, test } from "vitest";
import { authOf, signedInBrowser } from "../sign-in/browser.fixture.ts";

const { db, clock } = await databaseForFile();
const auth = authOf(db);
afterEach(() => {
  clock.shiftMs = 0;
});
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

async function signedIn(role: MemberRole) {
  const { adminId } = await givenAdmin(db, await givenProject(db), role);
  const browser = await signedInBrowser(auth, db, `${adminId}@example.org`);
  const isLive = async () => (await auth.readSession({ cookie: browser.cookie() })) !== undefined;
  return { adminId, isLive };
}

test("an admin's session ends after half an hour without use, and use within it keeps it open", async () => {
  const { isLive } = await signedIn("admin");
  for (const minutes of [20, 45, 70]) {
    clock.shiftMs = minutes * minuteMs;
    expect(await isLive()).toBe(true);
  }
  clock.shiftMs = 101 * minuteMs;
  expect(await isLive()).toBe(false);
});

test("twelve hours after sign-in an admin's session ends however much it was used", async () => {
  const { isLive } = await signedIn("owner");
  for (let at = 25 * minuteMs; at < 12 * hourMs; at += 25 * minuteMs) {
    clock.shiftMs = at;
    expect(await isLive()).toBe(true);
  }
  clock.shiftMs = 12 * hourMs + minuteMs;
  expect(await isLive()).toBe(false);
});

test("a desk may be left alone for a shift, but not for more than a day in all", async () => {
  const { isLive } = await signedIn("desk");
  for (const hours of [11, 22]) {
    clock.shiftMs = hours * hourMs;
    expect(await isLive()).toBe(true);
  }
  clock.shiftMs = 24 * hourMs + minuteMs;
  expect(await isLive()).toBe(false);
});

test("use is written down at most once a minute", async () => {
  const { isLive, adminId } = await signedIn("admin");
  const lastSeen = async () =>
    (await db.client.session.findFirstOrThrow({ where: { adminId } })).lastSeenAt.getTime();
  const start = await lastSeen();
  clock.shiftMs = 30_000;
  await isLive();
  expect(await lastSeen()).toBe(start);
  clock.shiftMs = 61_000;
  await isLive();
  expect(await lastSeen()).toBeGreaterThan(start);
});

test("a made-up, damaged or foreign cookie is no session and no error", async () => {
  const made = [
    undefined,
    "",
    "session",
    "session=",
    `session=${"a".repeat(40)}`,
    "session=%E0%A4%A",
    `session=${"x".repeat(5_000)}`,
    "session=' or 1=1",
  ];
  for (const cookie of made) expect(await auth.readSession({ cookie })).toBeUndefined();
});

test("the hourly clean-up deletes what has ended and nothing that lives", async () => {
  const ended = await signedIn("admin");
  clock.shiftMs = 40 * minuteMs;
  const living = await signedIn("admin");
  await forgetOldSignIns(db);
  expect(await db.client.session.count({ where: { adminId: ended.adminId } })).toBe(0);
  expect(await living.isLive()).toBe(true);
  clock.shiftMs = 25 * hourMs;
  await forgetOldSignIns(db);
  expect(await db.client.signInLink.count()).toBe(0);
  expect(await db.client.rateCounter.count()).toBe(0);
});
