import type { RevocationRow } from "@gatehouse/contracts/revocations/revocations-of-user";
import { useQuery } from "@tanstack/solid-query";
import { For, Show, Suspense } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { formatMoment } from "~/lib/time.ts";
import { StatusPill } from "~/ui/states/status-pill.tsx";

type Part = RevocationRow["bridges"][number];

/** What says something new about how far a revocation has come. */
const tellsOfRevocations = /^(revocation\.|bridge\.(connected|disconnected))/;

/**
 * The newest time all doors were closed to this person, reader by reader: acknowledged with the measured time, on its
 * way, or, for a site that is cut off, until when it is bounded. Nothing is drawn for somebody whose doors never closed.
 */
export function RevocationCard(props: { userId: string; zone: string }) {
  const project = useProject();
  const live = useLive();
  const newest = useQuery(() => ({
    queryKey: ["revocations.ofUser", project.id(), props.userId],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.revocations.ofUser.query({ projectId: project.id(), userId: props.userId }, { signal }),
    staleTime: 0,
    deferStream: true,
  }));
  const again = () => void newest.refetch();
  live.onEvents("changes", (events) => {
    if (events.some((event) => tellsOfRevocations.test(event.name))) again();
  });
  live.onSnapshot("changes", again);
  return (
    <Suspense>
      <Show when={newest.data?.revocations[0]}>
        {(revocation) => <Newest revocation={revocation()} zone={props.zone} />}
      </Show>
    </Suspense>
  );
}

function Newest(props: { revocation: RevocationRow; zone: string }) {
  return (
    <section aria-label="Revocation" class="mb-6">
      <h2 class="mb-1 font-medium text-caps text-subtle">Revocation</h2>
      <p class="text-base">
        <Show
          when={props.revocation.state === "enforced"}
          fallback={
            <>
              In force at {props.revocation.enforced} of {props.revocation.total} sites
              <Show when={props.revocation.guaranteedBy}>
                {(by) => <>, guaranteed by {formatMoment(by(), "moment", props.zone)}</>}
              </Show>
            </>
          }
        >
          In force everywhere
          <Show when={props.revocation.measuredMs !== null}> after {props.revocation.measuredMs} ms</Show>
        </Show>
        <span class="block text-meta text-muted first-letter:uppercase">
          {props.revocation.cause}, {formatMoment(props.revocation.at, "moment", props.zone)}
        </span>
      </p>
      <ul class="mt-2">
        <For each={props.revocation.bridges}>
          {(part) => (
            <li class="flex min-h-9 items-center justify-between gap-3 border-line border-b py-1 last:border-b-0">
              <span class="min-w-0 truncate">{part.siteName}</span>
              <PartState part={part} zone={props.zone} />
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function PartState(props: { part: Part; zone: string }) {
  const until = () =>
    props.part.guaranteedBy
      ? `guaranteed by ${formatMoment(props.part.guaranteedBy, "day-time", props.zone)}`
      : undefined;
  switch (props.part.state) {
    case "acknowledged":
      return (
        <StatusPill
          state="done"
          word="Acknowledged"
          detail={props.part.measuredMs === null ? undefined : `${props.part.measuredMs} ms`}
        />
      );
    case "sending":
      return <StatusPill state="running" word="On its way" />;
    case "cut-off":
      return <StatusPill state="offline" word="Cut off" detail={until()} />;
    case "lapsed":
      return <StatusPill state="done" word="Denies: its list has run out" />;
  }
}
