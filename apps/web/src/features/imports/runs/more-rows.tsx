import { Show } from "solid-js";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { cx } from "~/lib/classes.ts";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import type { Pages } from "./create-pages.ts";

/** What stands below a list that is read page by page: more of it, what went wrong, or that it is on its way. */
export function MoreRows<Row, Cursor>(props: { pages: Pages<Row, Cursor>; total: number | undefined }) {
  return (
    <>
      <Show when={props.pages.failure()}>
        {(failure) => (
          <div role="alert" class="flex flex-wrap items-center gap-3 py-3 text-base">
            <span>This list could not be read. {failureText(failure())}</span>
            <Button size="sm" onClick={props.pages.refetch}>
              Try again
            </Button>
          </div>
        )}
      </Show>
      <Show when={props.pages.hasMore()}>
        <div class="flex items-center gap-3 py-3">
          <Button busy={props.pages.isPaging()} onClick={() => void props.pages.more()}>
            Show more
          </Button>
          <span class="text-meta text-muted tabular-nums">
            {formatCount(props.pages.rows().length)}
            <Show when={props.total}>{(total) => <> of {formatCount(total())}</>}</Show>
          </span>
        </div>
      </Show>
    </>
  );
}

/** A list whose first page is on its way. */
export function RowsLoading(props: { class?: string | undefined }) {
  return (
    <div class={cx("flex flex-col gap-6 py-4", props.class)} aria-busy="true">
      <span class="sr-only" role="status">
        Loading
      </span>
      <Skeleton width="72%" />
      <Skeleton width="64%" />
    </div>
  );
}
