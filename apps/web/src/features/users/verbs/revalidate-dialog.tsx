import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import { createEffect, createSignal, For, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { reviewWords } from "../review-words.ts";
import { fullName } from "../user-name.ts";
import { BlocklistMatches } from "./blocklist-matches.tsx";
import { Effects } from "./effects.tsx";
import { OpenDetails } from "./open-details.tsx";
import { rowOf, targetName } from "./targets.ts";
import { useVerbCalls } from "./use-verb-calls.ts";
import { VerbForm } from "./verb-form.tsx";
import type { VerbDialogProps } from "./verb-host.tsx";

/** Ends the open reviews of somebody, once nothing on the blocklist speaks against it any more. */
export default function RevalidateDialog(props: VerbDialogProps) {
  const project = useProject();
  const calls = useVerbCalls();
  const row = rowOf(props.verb.target);
  const [hits, setHits] = createSignal(0);

  async function revalidate(): Promise<boolean> {
    if (!row) return true;
    await api.users.revalidate.mutate({ projectId: project.id(), userId: row.id });
    calls.sayDone(row, `${fullName(row)} is active again`);
    return true;
  }

  return (
    <VerbForm
      verb={props.verb}
      title={`Revalidate ${targetName(props.verb.target)}`}
      size="md"
      submit="Revalidate"
      submitting="Revalidating…"
      disabled={hits() > 0}
      onSubmit={revalidate}
    >
      <OpenDetails userId={row?.id ?? ""}>
        {(details) => <Reasons userId={row?.id ?? ""} details={details()} onHits={setHits} />}
      </OpenDetails>
      <Effects effects={["All open reviews end.", "Doors open again, on the same phone."]} />
    </VerbForm>
  );
}

function Reasons(props: { userId: string; details: UserDetails; onHits: (hits: number) => void }) {
  const matches = () => props.details.blocklistMatches;
  const open = () => matches().filter(({ cleared }) => cleared === null).length;
  createEffect(() => props.onHits(open()));
  return (
    <>
      <div>
        <p class="font-medium">Why this person is in review</p>
        <ul class="mt-1 flex flex-col gap-1">
          <For
            each={props.details.reviews}
            fallback={<li class="text-muted">No review is open any more.</li>}
          >
            {(review) => (
              <li class="text-muted">
                <span class="text-ink">{reviewWords[review.cause]}</span>
                {review.note === "" ? "" : `: “${review.note}”`}, {review.by.name}{" "}
                <RelativeTime at={review.at} />
              </li>
            )}
          </For>
        </ul>
      </div>
      <Show when={matches().length > 0}>
        <Show when={open() > 0}>
          <Banner state="blocked">
            The blocklist matches. Say for each entry that it is not the same person, or block the person
            instead.
          </Banner>
        </Show>
        <BlocklistMatches userId={props.userId} matches={matches()} />
      </Show>
    </>
  );
}
