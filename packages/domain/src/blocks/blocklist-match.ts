import { normaliseEmail, normaliseIdText, normalisePhone } from "../users/normalise.ts";
import { nameSimilarity } from "./name-similarity.ts";

/** From this similarity on, a name alone is a hit: one wrong letter in nine, as in "Jon Smith" and "John Smith". */
export const nameThreshold = 0.88;

/** From this similarity on, a name with the same date of birth is a hit: that date leaves few people to mix up. */
export const nameWithBirthDateThreshold = 0.75;

/** The rules of the blocklist, in the order in which a hit is explained. */
export const blocklistRules = ["id-number", "email-and-phone", "name-and-birth-date", "name"] as const;

/** One of the rules of the blocklist. */
export type BlocklistRule = (typeof blocklistRules)[number];

/** One line of the blocklist. Null means not known; `dateOfBirth` is YYYY-MM-DD; `until` null means until it is removed. */
export type BlocklistEntry = {
  readonly id: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly dateOfBirth: string | null;
  readonly idNumber: string | null;
  readonly until: Date | null;
};

/** The data of a person that the blocklist is asked about; `idNumbers` are all numbers the person has. */
export type BlocklistSubject = {
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string;
  readonly dateOfBirth: string | null;
  readonly idNumbers: readonly string[];
};

/** Why an entry speaks against a person: the rule, and how sure it is from 0 to 1 (1: identical). */
export type BlocklistHit = { readonly entryId: string; readonly rule: BlocklistRule; readonly score: number };

/** Every hit of entries that have not run out at `now`: one per rule that fits, in the order of the entries and of the rules. */
export function matchBlocklist(
  subject: BlocklistSubject,
  entries: readonly BlocklistEntry[],
  now: Date,
): readonly BlocklistHit[] {
  const isInForce = (entry: BlocklistEntry) => entry.until === null || now < entry.until;
  return entries.filter(isInForce).flatMap((entry) => hitsOf(subject, entry));
}

/** Whether the entry holds enough for any rule: an e-mail address without a phone number, for one, never matches anybody. */
export function canEverMatch(entry: Omit<BlocklistEntry, "id" | "until">): boolean {
  return isFilled(entry.idNumber) || isFilled(entry.name) || (isFilled(entry.email) && isFilled(entry.phone));
}

function hitsOf(subject: BlocklistSubject, entry: BlocklistEntry): readonly BlocklistHit[] {
  return blocklistRules.flatMap((rule) => {
    const score = scores[rule](subject, entry);
    return score === null ? [] : [{ entryId: entry.id, rule, score }];
  });
}

const scores: Record<BlocklistRule, (subject: BlocklistSubject, entry: BlocklistEntry) => number | null> = {
  "id-number": (subject, entry) => {
    const number = idKey(entry.idNumber ?? "");
    return number !== "" && subject.idNumbers.some((own) => idKey(own) === number) ? 1 : null;
  },
  "email-and-phone": (subject, entry) => {
    const [email, phone] = [emailKey(entry.email), phoneKey(entry.phone)];
    if (email === null || phone === null) return null;
    return email === emailKey(subject.email) && phone === phoneKey(subject.phone) ? 1 : null;
  },
  "name-and-birth-date": (subject, entry) => {
    if (!isFilled(entry.dateOfBirth) || entry.dateOfBirth !== subject.dateOfBirth) return null;
    return nameScore(subject, entry, nameWithBirthDateThreshold);
  },
  name: (subject, entry) => nameScore(subject, entry, nameThreshold),
};

function nameScore(subject: BlocklistSubject, entry: BlocklistEntry, threshold: number): number | null {
  const score = nameSimilarity(subject.name, entry.name ?? "");
  return score >= threshold ? score : null;
}

function idKey(text: string): string {
  return normaliseIdText(text).toLowerCase();
}

function emailKey(email: string | null): string | null {
  return isFilled(email) ? normaliseEmail(email) : null;
}

function phoneKey(phone: string | null): string | null {
  return isFilled(phone) ? normalisePhone(phone) : null;
}

function isFilled(text: string | null): text is string {
  return text !== null && text.trim() !== "";
}
