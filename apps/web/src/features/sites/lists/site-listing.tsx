import { For, type JSX, Match, Show, Switch } from "solid-js";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import type { SiteList } from "../states/create-site-list.ts";
import type { Sited } from "../states/rows-by-site.ts";

export type SiteListingProps = {
  list: Pick<SiteList<Sited, unknown>, "rows" | "state" | "failure" | "retry">;
  /** What is listed, one: "door". */
  noun: string;
  /** How the first one comes to be here. */
  origin: string;
  /** What it means that a view without a search is empty. */
  none: { readonly title: string; readonly text: string };
  isEmpty: boolean;
  q: string;
  onClear: () => void;
  children: JSX.Element;
};

/** The list by site, or what stands there instead of it. */
export function SiteListing(props: SiteListingProps) {
  return (
    <Switch
      fallback={
        <>
          <Show when={props.list.failure()}>
            {(failure) => (
              <Banner
                state="expired"
                class="m-3"
                actions={
                  <Button size="sm" variant="quiet" onClick={() => props.list.retry()}>
                    Try again
                  </Button>
                }
              >
                These {props.noun}s may be out of date. {failureText(failure())}
              </Banner>
            )}
          </Show>
          {props.children}
        </>
      }
    >
      <Match when={props.list.state() === "loading"}>
        <div class="flex flex-col gap-6 px-4 py-4" aria-busy="true">
          <span class="sr-only" role="status">
            Loading
          </span>
          <For each={[38, 61, 54, 58, 47]}>{(width) => <Skeleton width={`${width}%`} />}</For>
        </div>
      </Match>
      <Match when={props.list.state() === "failed" && props.list.failure()}>
        {(failure) => (
          <ErrorState title={`The ${props.noun}s could not be read`} onRetry={() => props.list.retry()}>
            {failureText(failure())}
          </ErrorState>
        )}
      </Match>
      <Match when={props.list.rows().length === 0}>
        <EmptyState title={`No ${props.noun} yet`}>{props.origin}</EmptyState>
      </Match>
      <Match when={props.isEmpty && props.q === ""}>
        <EmptyState title={props.none.title}>{props.none.text}</EmptyState>
      </Match>
      <Match when={props.isEmpty}>
        <EmptyState
          title={`No ${props.noun} fits`}
          actions={<Button onClick={() => props.onClear()}>Clear the search</Button>}
        />
      </Match>
    </Switch>
  );
}
