import { nameWords } from "../users/normalise.ts";

type Pair = { readonly left: number; readonly right: number; readonly edits: number; readonly order: string };

/**
 * How alike two names are, from 0 to 1, whatever their case, diacritics and word order.
 *
 * Comparing whole names letter by letter fails on swapped words, and sorting words first fails when the first letter is the wrong
 * one. So the words are paired, closest first, and the score is one minus the edits (Levenshtein 1966) of all pairs plus the
 * letters of words left over, divided by the letters of the longer name. The result does not depend on which name comes first.
 */
export function nameSimilarity(a: string, b: string): number {
  const [left, right] = [nameWords(a), nameWords(b)];
  const letters = Math.max(lengthOf(left), lengthOf(right));
  if (lengthOf(left) === 0 || lengthOf(right) === 0) return 0;
  return Math.max(0, 1 - editsBetween(left, right) / letters);
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

function editsBetween(left: readonly string[], right: readonly string[]): number {
  const freeLeft = new Set(left.keys());
  const freeRight = new Set(right.keys());
  let edits = 0;
  for (const pair of pairsClosestFirst(left, right)) {
    if (!freeLeft.has(pair.left) || !freeRight.has(pair.right)) continue;
    freeLeft.delete(pair.left);
    freeRight.delete(pair.right);
    edits += pair.edits;
  }
  const leftOver = [...left.filter((_, i) => freeLeft.has(i)), ...right.filter((_, i) => freeRight.has(i))];
  return edits + lengthOf(leftOver);
}

function pairsClosestFirst(left: readonly string[], right: readonly string[]): readonly Pair[] {
  const pairs = left.flatMap((a, i) =>
    right.map(
      (b, j): Pair => ({ left: i, right: j, edits: editDistance(a, b), order: [a, b].toSorted().join(" ") }),
    ),
  );
  return pairs.toSorted(
    (p, q) => p.edits - q.edits || q.order.length - p.order.length || alphabetical(p.order, q.order),
  );
}

function alphabetical(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The least number of letters to insert, delete or replace that turns one word into the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
