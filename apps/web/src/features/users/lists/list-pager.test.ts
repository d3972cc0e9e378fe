import { expect, test } from "vitest";
import { type ListPage, ListPager, type LoadPage } from "./list-pager.ts";

const pageSize = 100;

/** A server over `n` rows named by their position; its keys are the name of the row before. */
function serverOf(n: number) {
  const names = Array.from({ length: n }, (_, at) => `r${at}`);
  const asked: (string | undefined)[] = [];
  const load: LoadPage = async (cursor) => {
    asked.push(cursor);
    const from = cursor === undefined ? 0 : names.indexOf(cursor) + 1;
    const ids = names.slice(from, from + pageSize);
    return { ids, next: from + pageSize < names.length ? (ids.at(-1) ?? null) : null };
  };
  return { names, asked, load };
}

const firstPage = (n: number): ListPage => ({
  ids: Array.from({ length: Math.min(n, pageSize) }, (_, at) => `r${at}`),
  next: n > pageSize ? `r${pageSize - 1}` : null,
});

test("scrolling on continues behind what is held and asks for no row twice", async () => {
  const { load, asked } = serverOf(1_000);
  const pager = new ListPager(firstPage(1_000));
  await pager.cover(95, 130, load);
  expect(asked).toEqual(["r99"]);
  const { ids, offset } = pager.window(1_000);
  expect([offset, ids.length, ids[130]]).toEqual([0, 200, "r130"]);
});

test("memory stays the same however far one scrolls, and the way back works", async () => {
  const { load } = serverOf(5_000);
  const pager = new ListPager(firstPage(5_000));
  for (let at = 80; at < 4_900; at += 90) await pager.cover(at, at + 30, load);
  const deep = pager.window(5_000);
  expect(deep.ids.length).toBeLessThanOrEqual(800);
  expect(deep.ids[4_800 - deep.offset]).toBe("r4800");
  await pager.cover(1_000, 1_040, load);
  const back = pager.window(5_000);
  expect(back.ids[1_020 - back.offset]).toBe("r1020");
});

test("going back a little joins what is held instead of replacing it", async () => {
  const { load } = serverOf(5_000);
  const pager = new ListPager(firstPage(5_000));
  for (let at = 80; at < 2_500; at += 90) await pager.cover(at, at + 30, load);
  const { offset } = pager.window(5_000);
  await pager.cover(offset - 20, offset - 1, load);
  const joined = pager.window(5_000);
  expect(joined.ids.map((id, at) => id === `r${joined.offset + at}`)).not.toContain(false);
});

test("a jump uses the nearest known key", async () => {
  const { load, asked } = serverOf(60_000);
  const pager = new ListPager(firstPage(60_000));
  expect(pager.distanceTo(50_000)).toBe(49_900);
  pager.addStarts([{ at: 50_000, cursor: "r49999" }]);
  expect(pager.distanceTo(50_000)).toBe(0);
  await pager.cover(50_000, 50_030, load);
  expect(asked).toEqual(["r49999"]);
  const { ids, offset } = pager.window(60_000);
  expect([offset, ids[0]]).toEqual([50_000, "r50000"]);
});

test("the end that was seen counts more than the number that was counted earlier", async () => {
  const { load } = serverOf(150);
  const pager = new ListPager(firstPage(150));
  expect(pager.window(163).total).toBe(163);
  await pager.cover(90, 162, load);
  expect(pager.window(163).total).toBe(150);
});

test("reading anew in place takes what has come and gone, and tells who is held no longer", async () => {
  const server = serverOf(250);
  const pager = new ListPager(firstPage(250));
  await pager.cover(90, 180, server.load);
  server.names.splice(10, 1);
  server.names.splice(0, 0, "new");
  const gone = await pager.reload(server.load);
  const { ids, offset } = pager.window(250);
  expect([offset, ids[0], ids.includes("r10")]).toEqual([0, "new", false]);
  expect(gone).toEqual(["r10"]);
});

test("a row that has moved stands once, where it was read last", async () => {
  const server = serverOf(300);
  const pager = new ListPager(firstPage(300));
  server.names.splice(5, 1);
  server.names.splice(150, 0, "r5");
  await pager.cover(95, 160, server.load);
  const { ids } = pager.window(300);
  expect(ids.filter((id) => id === "r5")).toHaveLength(1);
});

test("a failed load leaves what is held as it was", async () => {
  const pager = new ListPager(firstPage(1_000));
  await expect(pager.cover(95, 130, () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(pager.window(1_000)).toMatchObject({ offset: 0, total: 1_000 });
  expect(pager.window(1_000).ids).toHaveLength(100);
});

test("a first page read anew replaces the old one and keeps what is held behind it", async () => {
  const server = serverOf(300);
  const pager = new ListPager(firstPage(300));
  await pager.cover(95, 160, server.load);
  server.names.splice(3, 1);
  pager.takeFirst(await server.load(undefined));
  const { ids } = pager.window(299);
  expect([ids.includes("r3"), ids.indexOf("r100"), new Set(ids).size === ids.length]).toEqual([
    false,
    99,
    true,
  ]);
});
