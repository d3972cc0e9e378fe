import type { HeldPass, LastContact, PendingKeys } from "./held-pass.ts";
import type { PhoneKey } from "./phone-keys.ts";

/** What this phone keeps, each under its own name. Keys stay inside the browser: IndexedDB stores them without showing them. */
type Kept = {
  readonly pass: HeldPass;
  readonly contact: LastContact;
  readonly pending: PendingKeys;
  readonly renewal: PhoneKey;
};

const database = "gatehouse-pass";
const drawer = "kept";

/** Reads one thing; undefined when it is not there. */
export async function readKept<K extends keyof Kept>(name: K): Promise<Kept[K] | undefined> {
  return withDrawer("readonly", (kept) => {
    const reading: IDBRequest<Kept[K] | undefined> = kept.get(name);
    return () => reading.result;
  });
}

/** Writes things together, all of them or none; undefined takes one out. Resolves when the browser has them. */
export async function writeKept(values: { readonly [K in keyof Kept]?: Kept[K] | undefined }): Promise<void> {
  await withDrawer("readwrite", (kept) => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) kept.delete(name);
      else kept.put(value, name);
    }
    return nothing;
  });
}

/** Drops everything, keys first of all. */
export async function dropKept(): Promise<void> {
  await withDrawer("readwrite", (kept) => {
    kept.clear();
    return nothing;
  });
}

const nothing = () => {};

/** Runs one transaction; what `work` answers is read once the transaction is complete. */
async function withDrawer<T>(mode: IDBTransactionMode, work: (kept: IDBObjectStore) => () => T): Promise<T> {
  const db = await openDatabase();
  try {
    return await new Promise<T>((done, fail) => {
      const transaction = db.transaction(drawer, mode, { durability: "strict" });
      const result = work(transaction.objectStore(drawer));
      transaction.oncomplete = () => done(result());
      transaction.onabort = () => fail(transaction.error ?? new Error("the phone kept nothing"));
    });
  } finally {
    db.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(database, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(drawer);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error ?? new Error("the phone's storage did not open"));
  });
}
