import { randomUUID } from "node:crypto";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
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
};

function probesOf(path: string, own: World, foreign: World): readonly Probe[] {
  const input = sampleOf(path, own);
  return findIds(input).flatMap((place) =>
    Object.entries({ project: foreign.projectId, ...foreign.ids }).map(([kind, id]) => ({
      path,
      own,
      foreign,
      place: `${place.keys.join(".")} = ${kind}`,
      input: replaceIds(input, [place], () => id),
      control: replaceIds(input, [place], () => randomUUID()),
    })),
  );
}
const probes = directions.flatMap(([own, foreign]) =>
  procedures.flatMap(({ path }) => probesOf(path, own, foreign)),
);

test(`none of ${probes.length} calls with one id of another project does or tells more than with an id of nothing`, {
  timeout: 300_000,
}, async () => {
  const controls = new Map<string, string>();
  const told: string[] = [];
  for (const { path, own, foreign, place, input, control } of probes) {
    const actor = own.admins.owner;
    const controlKey = `${own.marker} ${path} ${place.split(" ")[0]}`;
    if (!controls.has(controlKey)) controls.set(controlKey, await say(path, own, control));
    const answer = await tryCall(db, path, actor, input);
    const text = JSON.stringify(answer);
    const same = `${answer.code} ${withoutChance(answer.answer)}` === controls.get(controlKey);
    if (!same || text.includes(foreign.marker)) told.push(`${path}: ${place}: ${text.slice(0, 200)}`);
  }
  expect(told).toEqual([]);
  expect(probes.length).toBeGreaterThan(2_000);
});

const say = async (path: string, own: World, input: unknown) => {
  const { code, answer } = await tryCall(db, path, own.admins.owner, input);
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
