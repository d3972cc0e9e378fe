import { For, type JSX, Match, Show, Switch } from "solid-js";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import type { createReaders } from "../states/readers.ts";
import type { ReaderFilter, ReaderView } from "./reader-filter.ts";

export type ReadersListingProps = {
  readers: ReturnType<typeof createReaders>;
  isEmpty: boolean;
  filter: ReaderFilter;
  onClear: () => void;
  children: JSX.Element;
};

/** What it means that a view without a search is empty. */
const noneWords: Record<ReaderView, { readonly title: string; readonly text: string }> = {
  all: { title: "No reader fits", text: "" },
  attention: {
    title: "Every reader is well",
    text: "None is offline, cut off, quarantined, tampered with, short of power or in install mode.",
  },
  offline: { title: "No reader is offline", text: "Each of them was heard lately." },
  quarantined: { title: "No reader is quarantined", text: "Nothing speaks against any of them." },
  clear: { title: "No reader talks in clear", text: "Each that could have a key uses one." },
  install: {
    title: "No install mode is open",
    text: "It is opened from the sheet of a reader, for minutes.",
  },
};

/** The list, or what stands there instead of it. */
export function ReadersListing(props: ReadersListingProps) {
  return (
    <Switch
      fallback={
        <>
          <Show when={props.readers.failure()}>
            {(failure) => (
              <Banner
                state="expired"
                class="m-3"
                actions={
                  <Button size="sm" variant="quiet" onClick={() => props.readers.retry()}>
                    Try again
                  </Button>
                }
              >
                These readers may be out of date. {failureText(failure())}
              </Banner>
            )}
          </Show>
          {props.children}
        </>
      }
    >
      <Match when={props.readers.state() === "loading"}>
        <div class="flex flex-col gap-6 px-4 py-4" aria-busy="true">
          <span class="sr-only" role="status">
            Loading
          </span>
          <For each={[41, 63, 57, 60, 49]}>{(width) => <Skeleton width={`${width}%`} />}</For>
        </div>
      </Match>
      <Match when={props.readers.state() === "failed" && props.readers.failure()}>
        {(failure) => (
          <ErrorState title="The readers could not be read" onRetry={() => props.readers.retry()}>
            {failureText(failure())}
          </ErrorState>
        )}
      </Match>
      <Match when={props.readers.rows().length === 0}>
        <EmptyState title="No reader yet">
          Readers appear here as soon as a door has one, with the state their bridge reports.
        </EmptyState>
      </Match>
      <Match when={props.isEmpty && props.filter.q === ""}>
        <EmptyState title={noneWords[props.filter.view].title}>
          {noneWords[props.filter.view].text}
        </EmptyState>
      </Match>
      <Match when={props.isEmpty}>
        <EmptyState
          title="No reader fits"
          actions={<Button onClick={() => props.onClear()}>Clear the search</Button>}
        />
      </Match>
    </Switch>
  );
}
