import { Key } from "@solid-primitives/keyed";
import { For, Match, Switch } from "solid-js";
import type { DoorStream } from "~/features/desk/streams/door-stream.ts";
import { eventLook } from "~/features/desk/streams/event-look.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { formatMoment } from "~/lib/time.ts";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";

/** As many as fit beside the facts; the desk has them all. */
const shownRows = 12;

/** What happened at a door or one of its readers lately, newest on top, live. */
export function DoorHistory(props: { stream: DoorStream; zone: string; empty?: string | undefined }) {
  const rows = () => props.stream.rows().slice(0, shownRows);
  return (
    <Switch>
      <Match when={props.stream.state() === "failed" && props.stream.failure()}>
        {(failure) => (
          <ErrorState title="The events could not be read" level={3} onRetry={() => props.stream.retry()}>
            {failureText(failure())}
          </ErrorState>
        )}
      </Match>
      <Match when={rows().length > 0}>
        <ol aria-label="Latest events">
          <Key each={rows()} by="position">
            {(row) => {
              const look = () => eventLook(row());
              return (
                <li class="grid grid-cols-[4.25rem_minmax(0,1fr)_auto] items-center gap-x-2 border-line border-b py-1 text-base last:border-b-0">
                  <time datetime={row().occurredAt} class="font-mono text-meta text-muted tabular-nums">
                    {formatMoment(row().occurredAt, "clock", props.zone)}
                  </time>
                  <StatusPill state={look().state} word={look().word} detail={look().detail} quiet />
                  <span class="max-w-36 truncate text-muted">{row().person?.name}</span>
                </li>
              );
            }}
          </Key>
        </ol>
      </Match>
      <Match when={props.stream.state() === "loading"}>
        <div aria-busy="true" class="flex flex-col gap-4 py-2">
          <For each={[62, 48, 55]}>{(width) => <Skeleton width={`${width}%`} />}</For>
        </div>
      </Match>
      <Match when={true}>
        <p class="text-base text-muted">{props.empty ?? "Nothing has happened at this door yet."}</p>
      </Match>
    </Switch>
  );
}
