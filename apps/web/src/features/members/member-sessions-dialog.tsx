import type { MemberRow } from "@gatehouse/contracts/members/members";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, Show, Suspense } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { SessionList } from "~/features/sessions/session-list.tsx";
import { SessionSkeleton } from "~/features/sessions/session-skeleton.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf, isRefused } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { showFailed } from "~/ui/overlays/toasts.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";

/** Where a member is signed in, and the way to end it. */
export function MemberSessionsDialog(props: {
  member: MemberRow | undefined;
  onClose: () => void;
  onEnded: () => void;
}) {
  return (
    <Dialog
      open={props.member !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      title={`Sessions of ${props.member?.name ?? ""}`}
      description="A session is good for every project of its admin; ending it signs them out everywhere in that browser."
    >
      <Show when={props.member}>
        {(member) => (
          <Suspense fallback={<SessionSkeleton />}>
            <Sessions memberId={member().id} onEnded={() => props.onEnded()} />
          </Suspense>
        )}
      </Show>
    </Dialog>
  );
}

function Sessions(props: { memberId: string; onEnded: () => void }) {
  const project = useProject();
  const [ending, setEnding] = createSignal<string>();
  const asked = () => ({ projectId: project.id(), memberId: props.memberId });
  const list = useQuery(() => ({
    queryKey: ["members.sessions", asked()],
    queryFn: ({ signal }) => api.members.sessions.query(asked(), { signal }),
  }));
  const end = async (sessionId: string) => {
    setEnding(sessionId);
    try {
      await api.members.endSession.mutate({ ...asked(), sessionId });
    } catch (cause) {
      if (!isRefused(cause, "request.not-found"))
        showFailed("The session goes on", failureText(failureOf(cause)));
    } finally {
      await list.refetch();
      setEnding(undefined);
      props.onEnded();
    }
  };
  return (
    <Show
      when={!list.isError}
      fallback={
        <ErrorState title="The sessions could not be loaded" onRetry={() => void list.refetch()}>
          {failureText(failureOf(list.error))}
        </ErrorState>
      }
    >
      <Show
        when={(list.data?.sessions.length ?? 0) > 0}
        fallback={<p class="py-4 text-base text-muted">Not signed in anywhere.</p>}
      >
        <SessionList
          sessions={list.data?.sessions ?? []}
          ending={ending()}
          onEnd={(session) => void end(session.id)}
        />
      </Show>
    </Show>
  );
}
