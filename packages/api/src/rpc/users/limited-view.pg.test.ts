import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { tryCall } from "../matrix/call.fixture.ts";
import { makeWorld } from "../matrix/world.fixture.ts";

const { db } = await databaseForFile();
const { projectId, admins, ids } = await makeWorld(db, "homeland", 1);
const everyone = {
  tab: "all",
  q: "",
  roleIds: [],
  companyIds: [],
  groupIds: [],
  records: [],
  passStates: [],
  bounced: false,
};
const ask = async (path: string, more: object) => tryCall(db, path, admins.desk, { projectId, ...more });
const list = (filter: object) =>
  ask("users.list", { filter: { ...everyone, ...filter }, sort: "name", limit: 50 });

test("no answer about people tells a desk an address, a number, a pass or a reason", async () => {
  const answers = [
    await list({}),
    await ask("users.byIds", { ids: [ids.activeUser, ids.blockedUser] }),
    await ask("users.profile", { userId: ids.blockedUser }),
    await ask("users.find", { q: "active" }),
  ];
  expect(answers.map((answer) => answer.code)).toEqual(["ok", "ok", "ok", "ok"]);
  const told = JSON.stringify(answers);
  expect(told).toContain("active");
  for (const secret of ["@example.org", "+322", "homeland-1", "homeland reason", "homeland crew", "invited"])
    expect(told).not.toContain(secret);
});

test("what a desk is not shown it cannot find either", async () => {
  expect(await list({ q: "known-homeland" })).toMatchObject({ code: "ok", answer: { rows: [] } });
  expect(await list({ passStates: ["invited"] })).toEqual({ code: "request.forbidden" });
  expect(await list({ groupIds: [ids.heldGroup] })).toEqual({ code: "request.forbidden" });
  expect(await list({ bounced: true })).toEqual({ code: "request.forbidden" });
  expect(await ask("users.log", { userId: ids.activeUser, limit: 10 })).toEqual({
    code: "request.forbidden",
  });
});
