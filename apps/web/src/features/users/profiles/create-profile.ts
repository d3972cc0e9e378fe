import { userChange } from "@gatehouse/contracts/live/user-change";
import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { type Accessor, createMemo, onCleanup, untrack } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { usePeople } from "../use-people.tsx";
import { logKey } from "./log-query.ts";
import { profileQuery } from "./profile-query.ts";

/** Events come in bursts (a verb, its mail, its revocation): one look at the details answers them all. */
const settleMs = 120;

/** One person as a screen shows them: the row follows live field by field, the details are read anew after each change. */
export type ProfileState = {
  /** Undefined until the first answer. */
  readonly row: Accessor<UserRow | undefined>;
  /** Undefined for a desk, which sees the row alone. */
  readonly details: Accessor<UserDetails | undefined>;
  /** Nobody here has this id. */
  readonly isMissing: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  readonly isFetching: Accessor<boolean>;
  readonly refresh: () => void;
};

/** Reads a profile and keeps it true while the calling component is on the page. */
export function createProfile(userId: Accessor<string>): ProfileState {
  const project = useProject();
  const live = useLive();
  const people = usePeople();
  const queries = useQueryClient();
  const query = useQuery(() => ({ ...profileQuery(project.id(), userId()), deferStream: true }));
  const loaded = createMemo(() => {
    const profile = query.data;
    if (profile) untrack(() => live.users.put([profile.row], profile.asOf));
    return profile;
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: profileQuery(project.id(), userId()).queryKey });
    void queries.invalidateQueries({ queryKey: logKey(project.id(), userId()) });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, settleMs);
  };
  live.onEvents("changes", (events) => {
    const concerned = events.some((event) => {
      const change = userChange.safeParse(event.data);
      return change.success && change.data.userId === userId();
    });
    if (concerned) soon();
  });
  people.verbs.onDone((ids) => ids.includes(userId()) && soon());

  return {
    row: () => (loaded() ? live.users.row(userId()) : undefined),
    isMissing: () => loaded() === null,
    details: () => loaded()?.details ?? undefined,
    error: () => query.error ?? undefined,
    isFetching: () => query.isFetching,
    refresh: () => void query.refetch(),
  };
}
