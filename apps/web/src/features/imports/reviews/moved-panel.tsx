import type { ImportPlan, PlanDifference } from "@gatehouse/contracts/imports/import-run";
import { For, Show } from "solid-js";
import { profilePath } from "~/features/users/user-name.ts";
import { formatCount } from "~/lib/numbers.ts";
import { DiffCell } from "~/ui/records/diff-cell.tsx";
import { count, movedWords, placeWord } from "./plan-words.ts";

/** The list has moved since the plan one saw: who stands elsewhere now, before it is asked again. */
export function MovedPanel(props: { moved: NonNullable<ImportPlan["moved"]>; isRefused: boolean }) {
  return (
    <section
      role="alert"
      aria-label="The list has moved"
      data-tone="amber"
      class="rounded-panel border border-(--tone-dot) px-4 py-3"
    >
      <h2 class="font-semibold text-section">
        {props.isRefused ? "The list has changed; nothing was imported" : "The plan has changed"}
      </h2>
      <p class="mt-1 text-pretty text-base text-muted">
        <Show
          when={props.moved.total > 0}
          fallback="Nobody stands elsewhere, but what the guard asks for or what new people get is another. Look at it and agree again."
        >
          {count(props.moved.total, "person stands", "people stand")} elsewhere than in the plan before. This
          is the new plan: look at it and agree again.
        </Show>
      </p>
      <Show when={props.moved.shown.length > 0}>
        <ul aria-label="Differences" class="mt-2 flex max-h-72 flex-col overflow-y-auto">
          <For each={props.moved.shown}>
            {(difference) => (
              <li class="flex flex-wrap items-baseline gap-x-4 border-line border-t py-1.5 text-base">
                <Show
                  when={difference.userId}
                  fallback={
                    <span class="min-w-0 font-medium [overflow-wrap:anywhere]">{difference.name}</span>
                  }
                >
                  {(id) => (
                    <a
                      href={profilePath(id())}
                      class="min-w-0 font-medium [overflow-wrap:anywhere] hover:underline"
                    >
                      {difference.name}
                    </a>
                  )}
                </Show>
                <Difference of={difference} />
              </li>
            )}
          </For>
        </ul>
        <Show when={props.moved.total > props.moved.shown.length}>
          <p class="mt-1 text-meta text-muted">
            and {formatCount(props.moved.total - props.moved.shown.length)} more
          </p>
        </Show>
      </Show>
    </section>
  );
}

function Difference(props: { of: PlanDifference }) {
  return (
    <Show
      when={props.of.what === "place" ? undefined : props.of.what}
      fallback={<DiffCell before={placeWord(props.of.was)} after={placeWord(props.of.is)} />}
    >
      {(what) => (
        <span class="text-muted">
          {placeWord(props.of.is)}: {movedWords[what()]} changed
        </span>
      )}
    </Show>
  );
}
