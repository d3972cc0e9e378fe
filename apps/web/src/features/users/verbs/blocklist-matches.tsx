import type { BlocklistMatchView } from "@gatehouse/contracts/blocks/blocklist-match-view";
import { A } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { profileQuery } from "../profiles/profile-query.ts";
import { ruleWords, scoreText } from "../review-words.ts";
import { useRights } from "../use-rights.ts";
import { profilePath } from "../user-name.ts";
import { createVerbRun } from "./create-verb-run.tsx";

/** The blocklist entries that match somebody now: which rule, how sure, and *not the same person*. */
export function BlocklistMatches(props: { userId: string; matches: readonly BlocklistMatchView[] }) {
  return (
    <ul class="flex flex-col gap-2" aria-label="Matches of the blocklist">
      <For each={props.matches}>{(match) => <Match userId={props.userId} match={match} />}</For>
    </ul>
  );
}

function Match(props: { userId: string; match: BlocklistMatchView }) {
  const project = useProject();
  const rights = useRights();
  const queries = useQueryClient();
  const run = createVerbRun();
  const clear = () =>
    void run.run(async () => {
      await api.blocks.clearMatch.mutate({
        projectId: project.id(),
        userId: props.userId,
        entryId: props.match.entryId,
      });
      await queries.invalidateQueries({ queryKey: profileQuery(project.id(), props.userId).queryKey });
    });
  return (
    <li class="rounded-control border border-line px-3 py-2 text-base">
      <p class="font-medium">
        {props.match.reasons.map(({ rule, score }) => `${ruleWords[rule]} (${scoreText(score)})`).join(" · ")}
      </p>
      <p class="mt-0.5 text-muted">
        “{props.match.reason}”, added by {props.match.addedBy.name} <RelativeTime at={props.match.addedAt} />
        <Show when={props.match.from}>
          {(from) => (
            <>
              {" "}
              with the block of{" "}
              <A href={profilePath(from().userId)} class="underline underline-offset-2">
                {from().name}
              </A>
            </>
          )}
        </Show>
        .
      </p>
      <Show
        when={props.match.cleared}
        fallback={
          <Show when={rights.may("users.revalidate")}>
            <Button size="sm" class="mt-2" busy={run.isBusy()} onClick={clear}>
              Not the same person
            </Button>
          </Show>
        }
      >
        {(cleared) => (
          <p class="mt-1 text-meta text-muted">
            Not the same person, says {cleared().by.name} <RelativeTime at={cleared().at} />.
          </p>
        )}
      </Show>
      <Show when={run.failure()}>
        {(failure) => (
          <p role="alert" data-tone="red" class="mt-1 text-tone">
            {failureText(failure())}
          </p>
        )}
      </Show>
      <run.Proof />
    </li>
  );
}
