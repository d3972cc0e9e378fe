import { Title } from "@solidjs/meta";
import { useLocation } from "@solidjs/router";
import { createMemo, ErrorBoundary, Show } from "solid-js";
import { failureOf, isRefused } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { listSearch, readListQuery } from "../lists/list-query.ts";
import { fullName } from "../user-name.ts";
import { createProfile } from "./create-profile.ts";
import { MissingUser } from "./missing-user.tsx";
import { profileTabs } from "./profile-tabs.ts";
import { ProfileView } from "./profile-view.tsx";

/** One person: everything known of them, what can be done, and what was done, true while one looks at it. */
export function UserProfile(props: { userId: string; tab: string | undefined }) {
  return (
    <ErrorBoundary fallback={(error: unknown, reset) => <Unreadable error={error} onRetry={reset} />}>
      <Loaded userId={props.userId} tab={props.tab} />
    </ErrorBoundary>
  );
}

function Loaded(props: { userId: string; tab: string | undefined }) {
  const location = useLocation();
  // The address carries the list one came from; anything else in it is dropped.
  const search = createMemo(() => listSearch(readListQuery(location.search)));
  const profile = createProfile(() => props.userId);
  const tab = () => profileTabs.find(({ id }) => id === props.tab)?.id ?? profileTabs[0]?.id ?? "";
  return (
    <Show
      when={profile.row()}
      fallback={
        <Show when={profile.error()}>
          {(error) => <Unreadable error={error()} onRetry={profile.refresh} busy={profile.isFetching()} />}
        </Show>
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

function Unreadable(props: { error: unknown; onRetry: () => void; busy?: boolean | undefined }) {
  return (
    <Show
      when={
        isRefused(props.error, "request.not-found", "request.invalid") ||
        failureOf(props.error).kind === "invalid"
      }
      fallback={
        <ErrorState
          title="This profile could not be loaded"
          level={1}
          busy={props.busy}
          onRetry={props.onRetry}
        >
          {failureText(failureOf(props.error))}
        </ErrorState>
      }
    >
      <Title>No such user · Gatehouse</Title>
      <MissingUser />
    </Show>
  );
}
