import { randomUUID } from "node:crypto";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { type MemberRole, memberRoles } from "@gatehouse/domain/members/member";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { isTorture, size } from "@gatehouse/testing/sizes/size";
import { expect, test } from "vitest";
import { procedures, tryCall } from "./call.fixture.ts";
import { sampleOf } from "./samples.ts";
import { findIds, replaceIds, withoutChance } from "./swap-ids.fixture.ts";
import { makeWorld, type World } from "./world.fixture.ts";

const { db } = await databaseForFile();
const worlds = [await makeWorld(db, "homeland", 1), await makeWorld(db, "elsewhere", 2)] as const;
const directions: readonly (readonly [World, World])[] = [
  [worlds[0], worlds[1]],
  [worlds[1], worlds[0]],
];

/** One call with one id of another project in place of one of its own. */
type Probe = {
  readonly path: string;
  readonly own: World;
  readonly foreign: World;
  readonly place: string;
  readonly input: unknown;
  readonly control: unknown;
  readonly role: MemberRole;
};

/** The owner may try everything, so nothing but the tenant stands in the way; the others must find no other way round. */
const roles: readonly MemberRole[] = isTorture ? memberRoles : ["owner", "desk"];

function probesOf(path: string, own: World, foreign: World, role: MemberRole): readonly Probe[] {
  const input = sampleOf(path, own);
  return findIds(input).flatMap((place) =>
    Object.entries({ project: foreign.projectId, ...foreign.ids }).map(([kind, id]) => ({
      path,
      own,
      foreign,
      role,
      place: `${place.keys.join(".")} = ${kind}`,
      input: replaceIds(input, [place], () => id),
      control: replaceIds(input, [place], () => randomUUID()),
    })),
  );
}
const probes = directions.flatMap(([own, foreign]) =>
  roles.flatMap((role) => procedures.flatMap(({ path }) => probesOf(path, own, foreign, role))),
);

test(`none of ${probes.length} calls with one id of another project does or tells more than with an id of nothing`, {
  timeout: size(300_000, 1_200_000),
}, async () => {
  const controls = new Map<string, string>();
  const told: string[] = [];
  for (const { path, own, foreign, role, place, input, control } of probes) {
    const actor = own.admins[role];
    const controlKey = `${own.marker} ${role} ${path} ${place.split(" ")[0]}`;
    if (!controls.has(controlKey)) controls.set(controlKey, await say(path, actor, control));
    const answer = await tryCall(db, path, actor, input);
    const text = JSON.stringify(answer);
    const same = `${answer.code} ${withoutChance(answer.answer)}` === controls.get(controlKey);
    if (!same || text.includes(foreign.marker)) told.push(`${path}: ${place}: ${text.slice(0, 200)}`);
  }
  expect(told).toEqual([]);
  expect(probes.length).toBeGreaterThan(5_000);
});

const say = async (path: string, actor: AdminActor, input: unknown) => {
  const { code, answer } = await tryCall(db, path, actor, input);
  return `${code} ${withoutChance(answer)}`;
};

test("a page marker of one project shows nothing of it in another", async () => {
  const shown: string[] = [];
  let tried = 0;
  for (const [own, foreign] of directions)
    for (const { path } of procedures) {
      const theirs = sampleOf(path, foreign);
      if (typeof theirs !== "object" || theirs === null || !("limit" in theirs)) continue;
      const { answer } = await tryCall(db, path, foreign.admins.owner, { ...theirs, limit: 1 });
      const next: unknown = Reflect.get(Object(answer), "next");
      if (next === null || next === undefined) continue;
      const key = typeof next === "number" ? "before" : "cursor";
      const mine = { ...Object(sampleOf(path, own)), [key]: next };
      const outcome = await tryCall(db, path, own.admins.owner, mine);
      tried += 1;
      if (JSON.stringify(outcome).includes(foreign.marker)) shown.push(path);
    }
  expect(tried).toBeGreaterThan(0);
  expect(shown).toEqual([]);
});

test("the two projects share no row: each still answers its own owner", async () => {
  for (const [own] of directions) {
    const page = await tryCall(db, "users.list", own.admins.owner, sampleOf("users.list", own));
    expect(page.code).toBe("ok");
    expect(JSON.stringify(page.answer)).toContain(own.marker);
  }
});
