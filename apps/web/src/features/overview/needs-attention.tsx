import { For, Show } from "solid-js";
import { importPath } from "~/features/imports/imports-query.ts";
import { broughtBy, runLook, runTitle } from "~/features/imports/run-words.ts";
import { useWaitingImports } from "~/features/imports/waiting-imports.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { formatCount } from "~/lib/numbers.ts";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";

/** What waits for an admin and has no list of its own on this page: imports that were stopped. Nothing is drawn while none does. */
export function NeedsAttention() {
  const project = useProject();
  const waiting = useWaitingImports();
  return (
    <Show when={waiting().total > 0}>
      <section aria-labelledby="needs-attention">
        <h2 id="needs-attention" class="mb-1 font-semibold text-section">
          Needs attention
        </h2>
        <ul>
          <For each={waiting().rows}>
            {(run) => (
              <li class="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-2 last:border-b-0">
                <StatusPill {...runLook(run)} />
                <span class="min-w-60 flex-1">
                  <a href={importPath(run.id)} class="font-medium underline-offset-2 hover:underline">
                    {runTitle(run)}
                  </a>
                  <span class="text-muted">
                    , {broughtBy(run)}
                    <Show when={run.state === "held" && run.counts?.removed}>
                      {(removed) => <>: {formatCount(removed())} would be removed</>}
                    </Show>
                  </span>
                </span>
                <RelativeTime at={run.createdAt} zone={project.timeZone()} class="text-meta text-muted" />
              </li>
            )}
          </For>
        </ul>
        <Show when={waiting().total > waiting().rows.length}>
          <p class="py-2">
            <a href="/imports" class="underline underline-offset-2">
              {formatCount(waiting().total - waiting().rows.length)} more
            </a>
          </p>
        </Show>
      </section>
    </Show>
  );
}
