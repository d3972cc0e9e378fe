import { useQuery } from "@tanstack/solid-query";
import { Show, Suspense } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { formatCount } from "~/lib/numbers.ts";
import { MomentText } from "~/ui/records/moment-text.tsx";
import { Banner } from "~/ui/states/banner.tsx";

/** How often it is asked whether mail leaves. */
const askMs = 30_000;

/** Says that no mail leaves at all, since when, how many wait, and what the mail service answers; nothing while mail works. */
export function MailDownBanner(props: { class?: string | undefined }) {
  const project = useProject();
  const health = useQuery(() => ({
    queryKey: ["mails.health", project.id()],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.mails.health.query({ projectId: project.id() }, { signal }),
    refetchInterval: askMs,
  }));
  const down = () => (health.data?.failing ? health.data : undefined);
  return (
    <Suspense>
      <Show when={down()}>
        {(known) => (
          <Banner state="failed" urgent class={props.class}>
            <p class="font-medium">
              Mail cannot be sent
              <Show when={known().since}>
                {(since) => (
                  <>
                    {" "}
                    since <MomentText at={since()} zone={project.timeZone()} />
                  </>
                )}
              </Show>
              . {formatCount(known().waiting)} {known().waiting === 1 ? "mail waits" : "mails wait"}; they go
              as soon as it works again.
            </p>
            <Show when={known().error}>
              {(error) => <p class="mt-0.5">The mail service says: {error()}</p>}
            </Show>
          </Banner>
        )}
      </Show>
    </Suspense>
  );
}
