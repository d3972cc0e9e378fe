import { traceChanged } from "@gatehouse/contracts/live/events/trace-changed";
import { type TraceRow, traceFilePath } from "@gatehouse/contracts/readers/line-traces";
import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { Key } from "@solid-primitives/keyed";
import { useQuery } from "@tanstack/solid-query";
import Circle from "lucide-solid/icons/circle-dot";
import Download from "lucide-solid/icons/download";
import { For, Match, Show, Switch } from "solid-js";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { createNow } from "~/lib/ticker.ts";
import { formatMoment, formatSpan } from "~/lib/time.ts";
import { Button } from "~/ui/controls/button.tsx";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { MomentText } from "~/ui/records/moment-text.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { orderHindrance } from "../states/reader-look.ts";
import { recordingLook, sizeText } from "./recording-words.ts";

/** What was recorded on a reader's line, what runs now, and the way to record more. */
export function LineRecordings(props: { reader: ReaderDetailRow; mayRecord: boolean; onRecord: () => void }) {
  const project = useProject();
  const live = useLive();
  const bridgeId = () => props.reader.bridge?.id ?? "";
  const list = useQuery(() => ({
    queryKey: ["readers.listTraces", project.id(), bridgeId()],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      api.readers.listTraces.query({ projectId: project.id(), bridgeId: bridgeId() }, { signal }),
  }));
  live.onEvents("changes", (events) => {
    if (events.some((event) => event.name === traceChanged.name)) void list.refetch();
  });
  live.onSnapshot("changes", () => void list.refetch());
  const rows = () => list.data?.traces.filter((trace) => trace.lineId === props.reader.setup?.lineId) ?? [];
  const isRunning = () => rows().some((trace) => trace.state === "ordered" || trace.state === "running");
  return (
    <section aria-label="Recordings">
      <header class="mb-1 flex min-h-8 items-center justify-between gap-3">
        <h3 class="font-medium text-caps text-subtle">Recordings of its line</h3>
        <Show when={props.mayRecord}>
          <Button
            size="sm"
            icon={Circle}
            disabled={isRunning() || orderHindrance(props.reader) !== undefined}
            onClick={() => props.onRecord()}
          >
            Record the line…
          </Button>
        </Show>
      </header>
      <Switch>
        <Match when={list.isError && !list.data}>
          <ErrorState title="The recordings could not be read" level={3} onRetry={() => void list.refetch()}>
            {failureText(failureOf(list.error))}
          </ErrorState>
        </Match>
        <Match when={list.isPending}>
          <div aria-busy="true" class="flex flex-col gap-4 py-2">
            <For each={[64, 46]}>{(width) => <Skeleton width={`${width}%`} />}</For>
          </div>
        </Match>
        <Match when={rows().length === 0}>
          <p class="text-base text-muted">
            Nothing was recorded lately. A recording holds every message of the line, for whoever looks into
            why a reader behaves oddly.
          </p>
        </Match>
        <Match when={true}>
          <ul>
            <Key each={rows()} by="id">
              {(trace) => (
                <Recording
                  trace={trace()}
                  zone={props.reader.site.timeZone}
                  mayRecord={props.mayRecord}
                  projectId={project.id()}
                />
              )}
            </Key>
          </ul>
        </Match>
      </Switch>
    </section>
  );
}

function Recording(props: { trace: TraceRow; zone: string; mayRecord: boolean; projectId: string }) {
  const run = createVerbRun();
  const now = createNow(1_000);
  const look = () => recordingLook(props.trace, props.trace.state === "running" ? now() : 0);
  const stop = () =>
    void run.run(async () => {
      await api.readers.stopTrace.mutate({ projectId: props.projectId, traceId: props.trace.id });
    });
  return (
    <li class="flex flex-col gap-1 border-line border-b py-2 last:border-b-0">
      <div class="flex min-h-8 items-center justify-between gap-2">
        <StatusPill
          state={look().state}
          word={look().word}
          quiet={look().state === "done"}
          detail={
            <Show
              when={look().word === "Recording"}
              fallback={look().state === "failed" ? undefined : look().text}
            >
              <span class="font-mono tabular-nums" aria-live="off">
                {formatSpan(Date.parse(props.trace.endsAt) - now())}
              </span>
            </Show>
          }
        />
        <Show when={props.mayRecord && props.trace.state === "running"}>
          <Button size="sm" busy={run.isBusy()} onClick={stop}>
            Stop
          </Button>
        </Show>
        <Show when={props.mayRecord && props.trace.state === "done"}>
          <ButtonLink
            size="sm"
            icon={Download}
            href={traceFilePath(props.trace.id, props.projectId)}
            download=""
            rel="external"
          >
            Download
          </ButtonLink>
        </Show>
      </div>
      <Show when={look().state === "failed"}>
        <p class="text-base text-muted">{look().text}</p>
      </Show>
      <p class="text-meta text-muted">
        “{props.trace.reason}” · {props.trace.orderedBy.name},{" "}
        <MomentText at={props.trace.orderedAt} zone={props.zone} />
        <Show when={props.trace.bytes > 0}> · {sizeText(props.trace.bytes)}</Show>
        <Show when={props.trace.state === "done"}>
          {" "}
          · kept until {formatMoment(props.trace.keptUntil, "date", props.zone)}
        </Show>
      </p>
      <FailureLine of={run.failure()} />
      <run.Proof />
    </li>
  );
}
