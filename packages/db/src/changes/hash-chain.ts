import { createHash, randomBytes } from "node:crypto";

/** A fresh salt for one change; erasing it makes the digest a commitment to nothing. */
export const newSalt = (): string => randomBytes(16).toString("hex");

const sha256 = (...parts: readonly string[]): string => {
  const hash = createHash("sha256");
  // Each part is preceded by its length, so that moving a character between two parts changes the hash.
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
};

/** Commitment to the readable part of a change. */
export const digestOf = (salt: string, before: string, after: string): string => sha256(salt, before, after);

/** What a root is made over: everything of a change that survives an erasure. */
export type RootEntry = { verb: string; subjectKind: string; subjectId: string; digest: string };

/** One hash over all changes of a transaction, in order. */
export const rootOf = (entries: readonly RootEntry[]): string =>
  sha256(...entries.flatMap((entry) => [entry.verb, entry.subjectKind, entry.subjectId, entry.digest]));

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
