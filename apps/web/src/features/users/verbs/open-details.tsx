import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import { useQuery } from "@tanstack/solid-query";
import { type Accessor, type JSX, Match, Switch } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { profileQuery } from "../profiles/profile-query.ts";

/** Reads somebody's details anew inside a dialog, shows them once they are there and follows them while it is open. */
export function OpenDetails(props: {
  userId: string;
  children: (details: Accessor<UserDetails>) => JSX.Element;
}) {
  const project = useProject();
  const profile = useQuery(() => ({ ...profileQuery(project.id(), props.userId), staleTime: 0 }));
  return (
    <Switch>
      <Match when={profile.isSuccess && profile.data?.details}>{(details) => props.children(details)}</Match>
      <Match when={profile.error}>
        {(error) => (
          <div role="alert" class="flex items-center justify-between gap-3">
            <p class="text-muted">{failureText(failureOf(error()))}</p>
            <Button size="sm" onClick={() => void profile.refetch()}>
              Try again
            </Button>
          </div>
        )}
      </Match>
      <Match when={profile.isPending}>
        <div aria-busy="true" class="flex flex-col gap-3 py-1">
          <span class="sr-only" role="status">
            Loading
          </span>
          <Skeleton width="70%" />
          <Skeleton width="54%" />
        </div>
      </Match>
    </Switch>
  );
}
