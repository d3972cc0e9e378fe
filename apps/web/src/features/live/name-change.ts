import type { FrameEvent } from "@gatehouse/contracts/live/frame";
import type { UserRow } from "@gatehouse/contracts/users/user-row";

/** A role, company or group that has another name now, or is gone (null), and where rows of people name it. */
export type NameChange = {
  readonly field: "roles" | "companies" | "groups";
  readonly id: string;
  readonly name: string | null;
  readonly position: number;
};

const nouns = /^(role|company|group)\.(renamed|deleted)$/;
const fields = { role: "roles", company: "companies", group: "groups" } as const;

/** What an event says of the name of something that people hold; undefined for every other event. */
export function nameChangeOf({ name, data, p }: FrameEvent): NameChange | undefined {
  const noun = nouns.exec(name)?.[1] as keyof typeof fields | undefined;
  if (!noun || typeof data !== "object" || data === null) return undefined;
  const told = new Map<string, unknown>(Object.entries(data));
  const [id, given] = [told.get(`${noun}Id`), told.get("name")];
  if (typeof id !== "string") return undefined;
  return { field: fields[noun], id, name: typeof given === "string" ? given : null, position: p };
}

/** The field of a row after the change; undefined for a row that does not name it. */
export function renamedField(row: UserRow, { field, id, name }: NameChange): Partial<UserRow> | undefined {
  if (!row[field].some((one) => one.id === id)) return undefined;
  return name === null
    ? { [field]: row[field].filter((one) => one.id !== id) }
    : { [field]: row[field].map((one) => (one.id === id ? { ...one, name } : one)) };
}
