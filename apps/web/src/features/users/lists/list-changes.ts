import type { FrameEvent } from "@gatehouse/contracts/live/frame";
import { type UserChange, userChange } from "@gatehouse/contracts/live/user-change";
import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { isNarrowed, type ListQuery } from "./list-query.ts";

/** What a committed change may mean for a list that is on screen. Rows in it are patched by themselves in any case. */
export type ListEffect = "none" | "one-new" | "may-differ";

/** A change that may have moved somebody into, out of or within the list. */
export type ListChange = { readonly position: number; readonly userId: string; readonly effect: ListEffect };

/** Fields a search looks into. */
const searched = ["firstName", "lastName", "email", "phone", "idNumber", "badgeNumbers"] as const;

/**
 * Reads what an event means for the list of a query; `held` finds a row that is on screen, as it was before the event.
 * Who belongs to a list only the server says: at most this tells that it is worth asking.
 */
export function effectOf(
  event: FrameEvent,
  query: ListQuery,
  held: (id: string) => UserRow | undefined,
): ListChange | undefined {
  const change = userChange.safeParse(event.data);
  if (!change.success) return undefined;
  const effect =
    event.name === "user.added"
      ? ofAdded(change.data, query)
      : ofPatch(change.data, query, held(change.data.userId));
  return effect === "none" ? undefined : { position: event.p, userId: change.data.userId, effect };
}

function ofAdded({ patch }: UserChange, { filter }: ListQuery): ListEffect {
  const fits = filter.tab === "all" || patch.standing === undefined || patch.standing === filter.tab;
  if (!fits) return "none";
  return isNarrowed(filter) ? "may-differ" : "one-new";
}

function ofPatch({ patch }: UserChange, { filter, sort }: ListQuery, held: UserRow | undefined): ListEffect {
  const moved = (fields: readonly (keyof typeof patch)[]) =>
    fields.some((field) => patch[field] !== undefined);
  const { tab } = filter;
  // Somebody who is neither on screen nor now of this tab at most leaves a part of the list nobody looks at.
  const enters = patch.standing === tab && held?.standing !== tab;
  const leaves = patch.standing !== undefined && patch.standing !== tab && held !== undefined;
  if (tab !== "all" && (enters || leaves)) return "may-differ";
  const matters = [
    sort === "name" && moved(["firstName", "lastName"]),
    filter.q.trim() !== "" && moved(searched),
    filter.roleIds.length + filter.records.length > 0 && moved(["roles"]),
    filter.companyIds.length > 0 && moved(["companies"]),
    filter.groupIds.length > 0 && moved(["groups"]),
    filter.passStates.length > 0 && moved(["passState", "invitationExpiresAt"]),
    filter.bounced && moved(["mailState"]),
  ];
  return matters.some(Boolean) ? "may-differ" : "none";
}

/** The words of the pill over a list; undefined while nothing has changed. */
export function noticeOf(changes: readonly ListChange[]): string | undefined {
  if (changes.length === 0) return undefined;
  if (changes.some(({ effect }) => effect === "may-differ")) return "List changed, show";
  return `${changes.length} new, show`;
}
