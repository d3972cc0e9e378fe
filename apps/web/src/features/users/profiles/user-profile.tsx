import { Title } from "@solidjs/meta";
import { useLocation } from "@solidjs/router";
import { createMemo, Match, Show, Switch } from "solid-js";
import { PageFailure } from "~/features/frames/page-failure.tsx";
import { listSearch, readListQuery } from "../lists/list-query.ts";
import { fullName } from "../user-name.ts";
import { createProfile } from "./create-profile.ts";
import { MissingUser } from "./missing-user.tsx";
import { profileTabs } from "./profile-tabs.ts";
import { ProfileView } from "./profile-view.tsx";

/** One person: everything known of them, what can be done, and what was done, true while one looks at it. */
export function UserProfile(props: { userId: string; tab: string | undefined }) {
  const location = useLocation();
  // The address carries the list one came from; anything else in it is dropped.
  const search = createMemo(() => listSearch(readListQuery(location.search)));
  const profile = createProfile(() => props.userId);
  const tab = () => profileTabs.find(({ id }) => id === props.tab)?.id ?? profileTabs[0]?.id ?? "";
  return (
    <Show
      when={profile.row()}
      fallback={
        <Switch>
          <Match when={profile.isMissing()}>
            <Title>No such user · Gatehouse</Title>
            <MissingUser />
          </Match>
          <Match when={profile.error()}>
            {(error) => (
              <PageFailure
                title="This profile could not be loaded"
                error={error()}
                busy={profile.isFetching()}
                onRetry={profile.refresh}
              />
            )}
          </Match>
        </Switch>
      }
    >
      {(row) => (
        <>
          <Title>{fullName(row())} · Gatehouse</Title>
          <ProfileView row={row()} details={profile.details()} search={search()} tab={tab()} />
        </>
      )}
    </Show>
  );
}
