import RefreshCw from "lucide-solid/icons/refresh-cw";
import { Show } from "solid-js";
import { useRights } from "~/features/users/use-rights.ts";
import { cx } from "~/lib/classes.ts";

const linkClass =
  "inline-flex min-h-6 items-center font-medium text-accent underline underline-offset-2 pointer-coarse:min-h-11";

/** Beside every way to bring a file by hand: another system can send the same file by itself. */
export function AutoSyncHint(props: { class?: string | undefined }) {
  const rights = useRights();
  return (
    <aside
      id="auto-sync"
      aria-labelledby="auto-sync-title"
      class={cx("flex gap-3 rounded-panel border border-line p-4 text-base", props.class)}
    >
      <RefreshCw class="mt-0.5 size-4 flex-none text-muted" />
      <div class="min-w-0">
        <h2 id="auto-sync-title" class="font-medium">
          Auto-sync
        </h2>
        <p class="mt-0.5 text-pretty text-muted">
          Many people, or changes every day? Let the system that knows them send this very file by itself. The
          same checks and the same guard hold: a file that would remove too many waits here for an admin.
          <Show when={!rights.may("tokens.manage")}> An owner makes the key it needs.</Show>
        </p>
        <p class="mt-1.5 flex flex-wrap gap-x-4 gap-y-1">
          <Show when={rights.may("tokens.manage")}>
            <a href="/settings/api-keys" class={linkClass}>
              Make an API key
            </a>
          </Show>
          <a href="/api/v1" rel="external" class={linkClass}>
            How a file is sent
          </a>
        </p>
      </div>
    </aside>
  );
}
