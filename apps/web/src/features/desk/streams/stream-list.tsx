import { Key } from "@solid-primitives/keyed";
import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, createSignal, Match, onMount, Show, Switch } from "solid-js";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { isPhoneLikely } from "~/lib/phone-guess.ts";
import { Button } from "~/ui/controls/button.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import type { DoorStream } from "./door-stream.ts";
import { StreamRow } from "./stream-row.tsx";

export type StreamListProps = {
  stream: DoorStream;
  zoneOf: (siteId: string | undefined) => string;
  selected: number | undefined;
  onSelect: (position: number) => void;
  isFiltered: boolean;
  onClearFilter: () => void;
};

const rowHeight = { desk: 36, phone: 56 };

/** The stream, newest on top. Scrolling away from the top pauses it, so that nothing moves under the pointer. */
export function StreamList(props: StreamListProps) {
  const [scroller, setScroller] = createSignal<HTMLElement>();
  const [height, setHeight] = createSignal(isPhoneLikely() ? rowHeight.phone : rowHeight.desk);
  const rows = () => props.stream.rows();
  const virtual = createVirtualizer({
    get count() {
      return rows().length;
    },
    getScrollElement: () => scroller() ?? null,
    estimateSize: () => height(),
    overscan: 12,
    initialRect: { width: 900, height: 700 },
  });
  onMount(() => {
    const narrow = window.matchMedia("(max-width: 639px)");
    const fit = () => setHeight(narrow.matches ? rowHeight.phone : rowHeight.desk);
    fit();
    narrow.addEventListener("change", fit);
  });
  createEffect(() => {
    height();
    virtual.measure();
  });
  const drawn = () =>
    virtual.getVirtualItems().flatMap((item) => {
      const row = rows()[item.index];
      return row ? [{ row, top: item.start }] : [];
    });
  const onScroll = (event: Event & { currentTarget: HTMLElement }) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    if (scrollTop > height() && !props.stream.isPaused()) props.stream.pause();
    if (scrollHeight - scrollTop - clientHeight < 600 && props.stream.hasOlder())
      void props.stream.loadOlder();
  };
  const resume = () => {
    props.stream.resume();
    scroller()?.scrollTo({ top: 0 });
  };

  return (
    <div class="relative flex min-h-0 flex-1 flex-col">
      <Show when={props.stream.isPaused()}>
        <div class="absolute inset-x-0 top-2 z-10 flex justify-center">
          <Button size="sm" variant="primary" hint="Space" onClick={resume}>
            {props.stream.held() === 0 ? "Resume" : `${props.stream.held()} while paused, resume`}
          </Button>
        </div>
      </Show>
      <Switch>
        <Match when={props.stream.state() === "loading" && rows().length === 0}>
          <div class="flex flex-col gap-4 p-3" aria-busy="true">
            <Skeleton width="60%" />
            <Skeleton width="72%" />
            <Skeleton width="54%" />
            <Skeleton width="66%" />
          </div>
        </Match>
        <Match when={props.stream.state() === "failed" && props.stream.failure()}>
          {(failure) => (
            <ErrorState title="The stream could not be read" onRetry={() => props.stream.retry()}>
              {failureText(failure())}
            </ErrorState>
          )}
        </Match>
        <Match when={rows().length === 0 && props.isFiltered}>
          <EmptyState
            title="Nothing fits the filter"
            actions={<Button onClick={() => props.onClearFilter()}>Clear the filter</Button>}
          >
            What happens from now on and fits appears here by itself.
          </EmptyState>
        </Match>
        <Match when={rows().length === 0}>
          <EmptyState title="No event yet">As soon as somebody is at a door it stands here.</EmptyState>
        </Match>
      </Switch>
      <section
        ref={setScroller}
        class="min-h-0 flex-1 overflow-y-auto"
        aria-label="Events"
        tabindex={0}
        onScroll={onScroll}
      >
        <div class="relative" role="log" aria-live="off" style={{ height: `${virtual.getTotalSize()}px` }}>
          <Key each={drawn()} by={(item) => item.row.position}>
            {(item) => (
              <div
                class="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${item().top}px)`, height: `${height()}px` }}
              >
                <StreamRow
                  row={item().row}
                  zone={props.zoneOf(item().row.site?.id)}
                  selected={props.selected === item().row.position}
                  onSelect={() => props.onSelect(item().row.position)}
                />
              </div>
            )}
          </Key>
        </div>
      </section>
    </div>
  );
}
