import type { HistoryEntry } from "@gatehouse/contracts/changes/history";
import { useInfiniteQuery } from "@tanstack/solid-query";
import Bot from "lucide-solid/icons/bot";
import Smartphone from "lucide-solid/icons/smartphone";
import UserRound from "lucide-solid/icons/user-round";
import { For, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { createAlive } from "~/lib/alive.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { DiffCell } from "~/ui/records/diff-cell.tsx";
import { MomentText } from "~/ui/records/moment-text.tsx";
import { Timeline, type TimelineEntry } from "~/ui/records/timeline.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { logQuery } from "./log-query.ts";
import { fieldText, shownFields, valueText, verbText } from "./log-words.ts";
import type { ProfileTabProps } from "./profile-tab-props.ts";
import { TabSection } from "./tab-section.tsx";

/** Everything that was done to somebody: who, what, old and new, when and from where. */
export function LogsTab(props: ProfileTabProps) {
  const project = useProject();
  const isAlive = createAlive();
  const log = useInfiniteQuery(() => ({ ...logQuery(project.id(), props.row.id), enabled: isAlive() }));
  const entries = () => (log.isSuccess ? log.data.pages.flatMap((page) => page.entries) : []);
  return (
    <TabSection title="Logs">
      <Show when={!log.isPending} fallback={<Loading />}>
        <Show
          when={log.isSuccess}
          fallback={
            <ErrorState title="The log could not be loaded" level={3} onRetry={() => void log.refetch()}>
              {failureText(failureOf(log.error))}
            </ErrorState>
          }
        >
          <Show
            when={entries().length > 0}
            fallback={<EmptyState title="Nothing has happened yet" level={3} />}
          >
            <div class="pt-2">
              <Timeline
                label="Log"
                zone={props.zone}
                entries={entries().map((entry) => toLine(entry, props.zone))}
              />
            </div>
          </Show>
          <Show when={log.hasNextPage}>
            <Button class="mt-4" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              Earlier entries
            </Button>
          </Show>
        </Show>
      </Show>
    </TabSection>
  );
}

function toLine(entry: HistoryEntry, zone: string): TimelineEntry {
  const icon = entry.by.kind === "admin" ? UserRound : entry.by.kind === "pass" ? Smartphone : Bot;
  return {
    id: String(entry.position),
    at: entry.at,
    icon,
    text: (
      <>
        <span class="font-medium">{entry.by.name}</span> {verbText(entry.verb)}
      </>
    ),
    detail: (
      <>
        <Show when={entry.erased}>
          <p class="italic">The details were erased on request.</p>
        </Show>
        <dl class="flex flex-col gap-0.5">
          <For each={shownFields(entry)}>
            {(field) => (
              <div class="flex min-w-0 flex-wrap items-baseline gap-x-3">
                <dt class="w-40 flex-none text-muted">{fieldText(field.field)}</dt>
                <dd class="min-w-0">
                  <Show
                    when={field.before !== undefined}
                    fallback={
                      <span class="text-ink">{valueText(field.field, field.after, zone) || "empty"}</span>
                    }
                  >
                    <DiffCell
                      before={valueText(field.field, field.before, zone)}
                      after={valueText(field.field, field.after, zone)}
                    />
                  </Show>
                </dd>
              </div>
            )}
          </For>
        </dl>
        <p class="mt-1 text-meta text-subtle">
          <MomentText at={entry.at} zone={zone} shape="exact" /> · {entry.source}
        </p>
      </>
    ),
  };
}

function Loading() {
  return (
    <div aria-busy="true" class="flex flex-col gap-5 pt-3">
      <span class="sr-only" role="status">
        Loading
      </span>
      <Skeleton width="64%" />
      <Skeleton width="48%" />
      <Skeleton width="57%" />
    </div>
  );
}
