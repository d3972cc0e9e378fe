/** A small seeded generator of numbers from 0 to 1, so that a failure can be played again. */
export function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 4_294_967_296;
  };
}

/** Values nobody sends who means well. */
export const oddValues: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  2 ** 53,
  "",
  "x".repeat(10_000),
  "\u0000",
  "\ud800",
  "'; drop table users; --",
  "%_\\",
  "00000000-0000-4000-8000-000000000000",
  "2026-02-30T25:61:00Z",
  [],
  [[[[[[[[]]]]]]]],
  {},
  { __proto__: null, constructor: { prototype: { admin: true } } },
];

/** One of several, by chance. */
export const pickOne = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

/** A payload that is nothing of the kind, or has some of the named fields with odd values in them. */
export const oddPayload = (random: () => number, fields: readonly string[]): unknown =>
  random() < 0.2
    ? pickOne(random, oddValues)
    : Object.fromEntries(
        fields.filter(() => random() < 0.5).map((field) => [field, pickOne(random, oddValues)]),
      );
