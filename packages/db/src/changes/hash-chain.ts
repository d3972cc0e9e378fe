import { createHash, type Hash, randomBytes } from "node:crypto";

/** A fresh salt for one change; erasing it makes the digest a commitment to nothing. */
export const newSalt = (): string => randomBytes(16).toString("hex");

// Each part is preceded by its length, so that moving a character between two parts changes the hash.
const add = (hash: Hash, part: string): Hash => hash.update(`${Buffer.byteLength(part)}:`).update(part);

const sha256 = (...parts: readonly string[]): string =>
  parts.reduce((hash, part) => add(hash, part), createHash("sha256")).digest("hex");

/** Commitment to the readable part of a change. */
export const digestOf = (salt: string, before: string, after: string): string => sha256(salt, before, after);

/** What a root is made over: everything of a change that survives an erasure. */
export type RootEntry = { verb: string; subjectKind: string; subjectId: string; digest: string };

/** One hash over all changes of a transaction, in order. */
export const rootOf = (entries: readonly RootEntry[]): string => {
  const root = startRoot();
  root.add(entries);
  return root.hash();
};

/** The same hash over changes that come in batches, since those of a large import are too many to be held as one. */
export function startRoot() {
  const hash = createHash("sha256");
  return {
    add(entries: readonly RootEntry[]): void {
      for (const { verb, subjectKind, subjectId, digest } of entries)
        for (const part of [verb, subjectKind, subjectId, digest]) add(hash, part);
    },
    hash: (): string => hash.digest("hex"),
  };
}

/** What a chain link is made over. */
export type LinkEntry = {
  prevHash: string;
  firstPosition: number;
  n: number;
  at: Date;
  actor: string;
  requestId: string;
  root: string;
};

/** The link that binds a transaction to everything before it. */
export const linkHash = (link: LinkEntry): string =>
  sha256(
    link.prevHash,
    String(link.firstPosition),
    String(link.n),
    link.at.toISOString(),
    link.actor,
    link.requestId,
    link.root,
  );

/** Hash before the first transaction of a project. */
export const genesisHash = "0".repeat(64);

/** Text with sorted keys: the same value always gives the same bytes. Dates become ISO strings. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
