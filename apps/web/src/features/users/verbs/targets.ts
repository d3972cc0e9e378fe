import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { formatCount } from "../../../lib/numbers.ts";
import { fullName } from "../user-name.ts";
import type { VerbTarget } from "./create-verbs.ts";

/** From so many people on, a verb that takes something away asks for the number to be typed. */
export const typedAbove = 20;

/** Whom a verb is about, as the object of a sentence: a name, or "112 users". */
export function targetName(target: VerbTarget): string {
  if (target.kind === "one") return fullName(target.row);
  const many = target.kind === "many" ? target.ids.length : 0;
  return many === 1 ? "1 user" : `${formatCount(many)} users`;
}

/** The one person a verb is about; undefined where it is about many or nobody. */
export function rowOf(target: VerbTarget): UserRow | undefined {
  return target.kind === "one" ? target.row : undefined;
}

/** The ids a verb is about. */
export function targetIds(target: VerbTarget): readonly string[] {
  if (target.kind === "one") return [target.row.id];
  return target.kind === "many" ? target.ids : [];
}

/** The number to type before a verb takes something away from many people; undefined where none is asked. */
export function numberToType(target: VerbTarget): string | undefined {
  const many = targetIds(target).length;
  return many > typedAbove ? String(many) : undefined;
}
