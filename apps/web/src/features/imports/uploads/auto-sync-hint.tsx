import RefreshCw from "lucide-solid/icons/refresh-cw";
import { cx } from "~/lib/classes.ts";

/** Beside every way to bring a file by hand: another system can send the same file by itself. */
export function AutoSyncHint(props: { class?: string | undefined }) {
  return (
    <aside
      aria-label="Auto-sync"
      class={cx("flex gap-3 rounded-panel border border-line p-4 text-base", props.class)}
    >
      <RefreshCw class="mt-0.5 size-4 flex-none text-muted" />
      <div class="min-w-0">
        <p class="font-medium">Many people, or changes every day?</p>
        <p class="mt-0.5 text-pretty text-muted">
          Let the system that knows them send this very file by itself. The same checks and the same guard
          hold: a file that would remove too many waits here for an admin.
        </p>
      </div>
    </aside>
  );
}
