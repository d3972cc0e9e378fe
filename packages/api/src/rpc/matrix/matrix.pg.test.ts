import { randomUUID } from "node:crypto";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { isVerb, permissionOf } from "@gatehouse/domain/members/permissions";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { procedures, tryCall } from "./call.fixture.ts";
import { sampleOf } from "./samples.ts";
import { findIds, replaceIds } from "./swap-ids.fixture.ts";
import { makeWorld } from "./world.fixture.ts";

const { db } = await databaseForFile();
const own = await makeWorld(db, "homeland", 1);
const foreign = await makeWorld(db, "elsewhere", 2);

const hourMs = 3_600_000;
const { owner, admin, desk, auditor } = own.admins;
const callers: Readonly<Record<string, AdminActor | null>> = {
  anon: null,
  desk,
  admin,
  owner,
  auditor,
  // Signed in long ago: verbs that open something must ask for a fresh proof, a desk's once a shift.
  "stale-owner": { ...owner, provedAt: new Date(Date.now() - 2 * hourMs) },
  "stale-desk": { ...desk, provedAt: new Date(Date.now() - 13 * hourMs) },
  stranger: foreign.admins.owner,
};
const columns = Object.keys(callers);

/** The inputs of a call: as it is meant, with another project's ids, and with ids of nothing. */
function inputsOf(path: string): Readonly<Record<string, unknown>> {
  const input = sampleOf(path, own);
  const theirs = findIds(sampleOf(path, foreign));
  const mine = findIds(input);
  return {
    own: input,
    ...(mine.length > 0 && {
      foreign: replaceIds(
        input,
        mine,
        (place) => theirs.find((one) => String(one.keys) === String(place.keys))?.id ?? "",
      ),
      missing: replaceIds(input, mine, () => randomUUID()),
    }),
  };
}

type Row = { path: string; policy: string; ids: string; codes: Readonly<Record<string, string>> };
const rows: Row[] = [];
for (const { path, policy } of procedures)
  for (const [ids, input] of Object.entries(inputsOf(path))) {
    const codes: Record<string, string> = {};
    for (const column of columns)
      codes[column] = (await tryCall(db, path, callers[column] ?? null, input)).code;
    rows.push({ path, policy, ids, codes });
  }
const broken = (rule: (row: Row) => boolean) =>
  rows.filter((row) => !rule(row)).map((row) => `${row.path} (${row.ids})`);

test("every call answers everybody exactly as the reviewed table says", async () => {
  const widths = [34, 11, ...columns.map(() => 25)];
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join(" ")
      .trimEnd();
  const table = [
    line(["call", "ids", ...columns]),
    ...rows.map(({ path, ids, codes }) => line([path, ids, ...columns.map((column) => codes[column] ?? "")])),
  ];
  await expect(`${table.join("\n")}\n`).toMatchFileSnapshot("matrix.txt");
});

test("nobody who is not signed in gets past any call but the public ones", () => {
  const open = ["public", "invitee", "pass"];
  expect(broken((row) => open.includes(row.policy) || row.codes.anon === "session.missing")).toEqual([]);
});

test("an owner of another project finds that the project does not exist", () => {
  expect(broken((row) => !isVerb(row.policy) || row.codes.stranger === "request.not-found")).toEqual([]);
});

test("a project that is none is refused as one of strangers is", async () => {
  for (const { path, policy } of procedures.filter((one) => isVerb(one.policy))) {
    const input = { ...Object(sampleOf(path, own)), projectId: randomUUID() };
    expect([path, policy, (await tryCall(db, path, owner, input)).code]).toEqual([
      path,
      policy,
      "request.not-found",
    ]);
  }
});

test("ids of another project answer everybody exactly as ids of nothing", () => {
  const missing = new Map(rows.filter((row) => row.ids === "missing").map((row) => [row.path, row.codes]));
  expect(rows.filter((row) => row.ids === "foreign").length).toBeGreaterThan(30);
  expect(
    broken(
      (row) => row.ids !== "foreign" || JSON.stringify(row.codes) === JSON.stringify(missing.get(row.path)),
    ),
  ).toEqual([]);
});

test("the permission table decides who gets past a call, and nothing else does", () => {
  const isRight = (row: Row) =>
    (["desk", "admin", "owner", "auditor"] as const).every((role) => {
      if (!isVerb(row.policy) || row.ids !== "own") return true;
      const refused = row.codes[role] === "request.forbidden";
      return (permissionOf(role, row.policy) === "no") === refused;
    });
  expect(broken(isRight)).toEqual([]);
});

test("what opens something asks for a fresh proof, and what closes never does", () => {
  const isRight = (row: Row) =>
    (["owner", "desk"] as const).every((role) => {
      if (!isVerb(row.policy) || row.ids !== "own") return true;
      const asked = row.codes[`stale-${role}`] === "request.step-up-required";
      return (permissionOf(role, row.policy) === "step-up") === asked;
    });
  expect(broken(isRight)).toEqual([]);
});
