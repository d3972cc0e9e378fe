import { randomUUID } from "node:crypto";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSession } from "@gatehouse/testing/fixtures/session";
import { expect, test } from "vitest";
import { endOtherSessions, endOwnSession } from "./end-own-sessions.ts";
import { listMemberSessions, listSessions } from "./list-sessions.ts";

const { db } = await databaseForFile();
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: Error) => error.message,
  );

async function threeBrowsers() {
  const projectId = await givenProject(db);
  const here = await givenAdmin(db, projectId);
  const browsers = [here, { ...here, sessionId: randomUUID() }, { ...here, sessionId: randomUUID() }];
  for (const actor of browsers) await givenSession(db, actor);
  return { projectId, here, there: browsers[1] ?? here };
}

test("the list holds one's open sessions, marks the one that asks, and forgets ended ones", async () => {
  const { here, there } = await threeBrowsers();
  await db.client.session.updateMany({ where: { id: there.sessionId }, data: { expiresAt: new Date(0) } });
  const sessions = await listSessions(db, here.adminId, here.sessionId);
  expect(sessions).toHaveLength(2);
  expect(sessions.filter((session) => session.isCurrent).map((session) => session.id)).toEqual([
    here.sessionId,
  ]);
});

test("one ends one's own session once; somebody else's is as unknown as none", async () => {
  const { here, there } = await threeBrowsers();
  const stranger = await threeBrowsers();
  expect(await refusal(endOwnSession(db, here, there.sessionId))).toBe("done");
  expect(await refusal(endOwnSession(db, here, there.sessionId))).toBe("request.not-found");
  expect(await refusal(endOwnSession(db, here, stranger.here.sessionId))).toBe("request.not-found");
  expect(await listSessions(db, stranger.here.adminId, "")).toHaveLength(3);
});

test("ending all others keeps the one that asks, and each end is recorded", async () => {
  const { here, projectId } = await threeBrowsers();
  expect(await endOtherSessions(db, here)).toBe(2);
  expect((await listSessions(db, here.adminId, here.sessionId)).map((session) => session.id)).toEqual([
    here.sessionId,
  ]);
  expect(await db.client.change.count({ where: { projectId, verb: "session.ended" } })).toBe(2);
});

test("the sessions of a member of another project are as unknown as those of nobody", async () => {
  const [mine, theirs] = [await threeBrowsers(), await threeBrowsers()];
  const member = await db.client.member.findFirstOrThrow({ where: { projectId: theirs.projectId } });
  expect(await refusal(listMemberSessions(db, mine.here, member.id))).toBe("request.not-found");
  expect(await refusal(listMemberSessions(db, mine.here, randomUUID()))).toBe("request.not-found");
  expect(await listMemberSessions(db, theirs.here, member.id)).toHaveLength(3);
});
