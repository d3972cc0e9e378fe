import type { SessionView } from "@gatehouse/contracts/sessions/sessions";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, Show, Suspense } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { failureOf, isRefused } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { showDone, showFailed } from "~/ui/overlays/toasts.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { deviceName } from "./device-name.ts";
import { SessionList } from "./session-list.tsx";
import { SessionSkeleton } from "./session-skeleton.tsx";

/** How often the list is read anew: a session that starts elsewhere shows up by itself. */
const lookAgainMs = 20_000;

/** Where one is signed in, and the way to end any of it. */
export function OwnSessions() {
  const list = useQuery(() => ({
    queryKey: ["sessions.list"],
    queryFn: ({ signal }) => api.sessions.list.query(undefined, { signal }),
    refetchInterval: lookAgainMs,
  }));
  const [ending, setEnding] = createSignal<string>();
  const run = async (id: string, call: () => Promise<string>) => {
    setEnding(id);
    try {
      showDone(await call());
    } catch (cause) {
      if (!isRefused(cause, "request.not-found"))
        showFailed("The session goes on", failureText(failureOf(cause)));
    } finally {
      await list.refetch();
      setEnding(undefined);
    }
  };
  const end = (session: SessionView) =>
    run(session.id, async () => {
      await api.sessions.end.mutate({ sessionId: session.id });
      return `${deviceName(session.userAgent)} is signed out`;
    });
  const endOthers = () =>
    run("others", async () => {
      const { ended } = await api.sessions.endOthers.mutate();
      return ended === 1 ? "One other browser is signed out" : `${ended} other browsers are signed out`;
    });
  const others = () => (list.data?.sessions ?? []).filter((session) => !session.isCurrent).length;
  return (
    <section aria-labelledby="sessions" class="flex flex-col gap-3">
      <div class="flex min-h-8 items-center justify-between gap-3">
        <h2 id="sessions" class="font-semibold text-section">
          Where you are signed in
        </h2>
        <Suspense>
          <Show when={others() > 1}>
            <Button size="sm" busy={ending() === "others"} onClick={endOthers}>
              End all others
            </Button>
          </Show>
        </Suspense>
      </div>
      <p class="max-w-[72ch] text-base text-muted">
        Ending a session closes its pages within a second. A browser you do not know is a reason to end it and
        to change the password of your mailbox: who reads your mail can sign in as you.
      </p>
      <Suspense fallback={<SessionSkeleton />}>
        <Show
          when={!list.isError}
          fallback={
            <ErrorState title="Your sessions could not be loaded" onRetry={() => void list.refetch()}>
              {failureText(failureOf(list.error))}
            </ErrorState>
          }
        >
          <SessionList
            sessions={list.data?.sessions ?? []}
            ending={ending()}
            onEnd={(one) => void end(one)}
          />
        </Show>
      </Suspense>
    </section>
  );
}
