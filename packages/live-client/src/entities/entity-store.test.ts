import { expect, test } from "vitest";
import { EntityStore } from "./entity-store.ts";

type Person = { id: string; name: string; standing: string };
const ada = { id: "a", name: "Ada", standing: "active" };

function observed() {
  const seen: Partial<Person>[] = [];
  return { store: new EntityStore<Person>((_id, fields) => seen.push(fields)), seen };
}

test("a patch tells exactly the fields that changed", () => {
  const { store, seen } = observed();
  store.put([ada], 5);
  store.patch({ id: "a", position: 6, patch: { name: "Ada", standing: "blocked" } });
  expect(seen.at(-1)).toEqual({ standing: "blocked" });
});

test("a patch that the answer already contains changes nothing", () => {
  const { store } = observed();
  store.put([ada], 6);
  store.patch({ id: "a", position: 6, patch: { standing: "blocked" } });
  expect(store.get("a")?.standing).toBe("active");
});

test("an answer read before a patch and arriving after it does not undo it", () => {
  const { store } = observed();
  store.put([ada], 5);
  store.patch({ id: "a", position: 7, patch: { standing: "blocked" } });
  store.put([{ ...ada, name: "Ada L." }], 6);
  expect(store.get("a")).toMatchObject({ standing: "blocked" });
});

test("a patch of a row nobody has read yet is laid over the answer that brings it", () => {
  const { store } = observed();
  store.patch({ id: "a", position: 7, patch: { standing: "blocked" } });
  store.put([ada], 6);
  expect(store.get("a")?.standing).toBe("blocked");
});

test("a dropped row comes back from an answer with the patches that are newer than it", () => {
  const { store } = observed();
  store.put([ada], 5);
  store.patch({ id: "a", position: 7, patch: { standing: "blocked" } });
  store.drop(["a"]);
  expect(store.get("a")).toBeUndefined();
  store.put([ada], 6);
  expect(store.get("a")?.standing).toBe("blocked");
});
