import { createStore } from "solid-js/store";
import type { StateName } from "../states/state-table.ts";

export type KitUser = {
  id: string;
  number: string;
  name: string;
  mail: string;
  company: string;
  role: string;
  standing: StateName;
  pass: StateName;
  badge: string;
  updatedAt: number;
};

const first = [
  "Mia",
  "Jonas",
  "Amara",
  "Li",
  "Zoë",
  "Ibrahim",
  "Sofia",
  "Mateusz",
  "Ana",
  "Kwame",
  "Ingrid",
  "Yusuf",
];
const last = [
  "Koch",
  "Weber",
  "Okafor",
  "Wei",
  "Müller",
  "Diallo",
  "Rossi",
  "Nowak",
  "Petrović",
  "Mensah",
  "Berg",
];
const companies = [
  "Acme Industrial",
  "Brandt & Söhne",
  "Coastal Welding",
  "Delta Facility",
  "Nordlicht Energie",
];
const roles = ["Staff", "Welder", "Visitor", "Electrician", "Cleaning"];
const standings: readonly StateName[] = [
  "active",
  "active",
  "active",
  "active",
  "active",
  "in-review",
  "blocked",
];
const passes: readonly StateName[] = [
  "pass-active",
  "pass-active",
  "pass-active",
  "invited",
  "invitation-expired",
  "reset",
  "not-invited",
];

/** The user at a position of an invented list of any length; the same position is always the same user. */
export function kitUser(index: number): KitUser {
  const pick = <Item>(list: readonly Item[], step: number): Item =>
    list[(index * step) % list.length] as Item;
  const given = pick(first, 7);
  const family = pick(last, 5);
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return {
    id: `u${index}`,
    number: String(index + 1).padStart(6, "0"),
    name: `${given} ${family}`,
    mail: `${plain(given)}.${plain(family)}${index % 9 === 0 ? "" : index}@example.org`,
    company: pick(companies, 3),
    role: pick(roles, 2),
    standing: pick(standings, 3),
    pass: pick(passes, 2),
    badge: String(4417 + index * 13).padStart(6, "0"),
    updatedAt: 1_780_000_000_000 - index * 3_700_000,
  };
}

/** A store of invented users, filled as they are asked for. */
export function createKitUsers(): {
  readonly user: (id: string) => KitUser | undefined;
  readonly load: (from: number, to: number) => void;
  readonly rename: (id: string, name: string) => void;
} {
  const [byId, setById] = createStore<Record<string, KitUser>>({});
  return {
    user: (id) => byId[id],
    load: (from, to) => {
      const users = Array.from({ length: to - from }, (_, at) => kitUser(from + at));
      setById(Object.fromEntries(users.map((user) => [user.id, user])));
    },
    rename: (id, name) => setById(id, "name", name),
  };
}
