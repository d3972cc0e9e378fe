import { companyNames, firstNames, lastNames } from "./demo-names.ts";
import { demoRoles } from "./demo-site.ts";

/** Where a demo person stands. Each is a story an admin meets in the first week. */
export type DemoState =
  | "active"
  | "invited"
  | "invitation-expired"
  | "not-invited"
  | "reset"
  | "replacing"
  | "in-review"
  | "blocked"
  | "blocked-until"
  | "archived"
  | "removing";

/** One person of the demo, the same at every start. */
export type DemoPerson = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly idNumber: string;
  readonly card: string | null;
  readonly company: string;
  readonly roles: readonly string[];
  readonly state: DemoState;
};

/** How many people stand where, of 400. The rest is active. */
const shares: readonly (readonly [DemoState, number])[] = [
  ["invited", 46],
  ["invitation-expired", 14],
  ["not-invited", 12],
  ["reset", 6],
  ["replacing", 5],
  ["in-review", 13],
  ["blocked", 9],
  ["blocked-until", 4],
  ["archived", 21],
  ["removing", 4],
];

/** A small seeded generator (mulberry32): the demo is the same for everybody. */
export function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` people with distinct names, addresses and numbers. */
export function demoPeople(count: number, domain: string, seed = 41): DemoPerson[] {
  const random = seededNumbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const states = shares.flatMap(([state, share]) =>
    Array.from({ length: Math.round((share * count) / 400) }, () => state),
  );
  const order = Array.from({ length: count }, (_, index) => states[index] ?? ("active" as const))
    .map((state) => ({ state, key: random() }))
    .sort((a, b) => a.key - b.key);
  const taken = new Set<string>();
  return order.map(({ state }, index) => {
    let [firstName, lastName] = [pick(firstNames), pick(lastNames)];
    while (taken.has(`${firstName} ${lastName}`)) [firstName, lastName] = [pick(firstNames), pick(lastNames)];
    taken.add(`${firstName} ${lastName}`);
    const second = demoRoles[1 + Math.floor(random() * (demoRoles.length - 1))]?.name ?? "Staff";
    return {
      firstName,
      lastName,
      email: `${plain(firstName)}.${plain(lastName)}@${domain}`,
      phone: random() < 0.7 ? `+3247${String(Math.floor(random() * 10_000_000)).padStart(7, "0")}` : null,
      idNumber: String(40_000 + index * 7).padStart(8, "0"),
      card: random() < 0.6 ? String(9_120_000 + index * 13) : null,
      company: random() < 0.35 ? (companyNames[0] as string) : pick(companyNames),
      roles: random() < 0.75 ? ["Staff", second] : ["Staff"],
      state,
    };
  });
}

const plain = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ł", "l")
    .replaceAll("ø", "o")
    .replaceAll("ı", "i")
    .toLowerCase()
    .replace(/[^a-z]+/g, "");
