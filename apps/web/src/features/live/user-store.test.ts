import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { expect, test } from "vitest";
import { createUserStore } from "./user-store.ts";

const epoch = "11111111-1111-4111-8111-111111111111";
const ada: UserRow = {
  id: "a",
  shortNumber: 1,
  createdAt: "2026-05-01T10:00:00Z",
  firstName: "Ada",
  lastName: "Lovelace",
  email: "ada@example.org",
  phone: null,
  idNumber: "0042",
  badgeNumbers: "",
  standing: "active",
  blockedUntil: null,
  passState: "active",
  passEpoch: 1,
  invitationExpiresAt: null,
  replacementUntil: null,
  passDeadlineAt: null,
  passSeenAt: null,
  mailState: "delivered",
  roles: [],
  companies: [],
  groups: [],
  updatedAt: "2026-05-01T10:00:00Z",
};

test("listeners hear what changed and whether it happened just now", () => {
  const store = createUserStore();
  const heard: unknown[] = [];
  const stop = store.listen((id, fields, live) => heard.push([id, Object.keys(fields).length, live]));
  store.put([ada], { epoch, position: 5 });
  store.patch("a", { mailState: "bounced" }, 6);
  stop();
  store.patch("a", { mailState: "queued" }, 7);
  expect(heard).toEqual([
    ["a", Object.keys(ada).length, false],
    ["a", 1, true],
  ]);
});

test("an answer of another epoch begins with an empty store", () => {
  const store = createUserStore();
  store.put([ada], { epoch, position: 900 });
  store.put([{ ...ada, id: "b" }], { epoch: "22222222-2222-4222-8222-222222222222", position: 3 });
  expect(store.row("a")).toBeUndefined();
  expect(store.row("b")?.firstName).toBe("Ada");
});

test("a new name shows on every row that names it, also on one that was read before, and what is gone leaves them", () => {
  const store = createUserStore();
  const crew = { id: "g", name: "Crew" };
  const rename = (name: string | null, position: number) =>
    store.rename({ field: "groups", id: "g", name, position });
  store.put(
    [
      { ...ada, groups: [crew, { id: "h", name: "Other" }] },
      { ...ada, id: "b" },
    ],
    { epoch, position: 5 },
  );
  rename("Quay crew", 6);
  expect(store.row("a")?.groups.map(({ name }) => name)).toEqual(["Quay crew", "Other"]);
  expect(store.row("b")?.groups).toEqual([]);
  store.put([{ ...ada, id: "c", groups: [crew] }], { epoch, position: 5 });
  expect(store.row("c")?.groups).toEqual([{ id: "g", name: "Quay crew" }]);
  store.put([{ ...ada, id: "c", groups: [{ id: "g", name: "Newer still" }] }], { epoch, position: 8 });
  expect(store.row("c")?.groups).toEqual([{ id: "g", name: "Newer still" }]);
  rename(null, 9);
  expect(["a", "b", "c"].map((id) => store.row(id)?.groups.length)).toEqual([1, 0, 0]);
});
