import { Show } from "solid-js";
import { profilePath } from "~/features/users/user-name.ts";
import { Button } from "~/ui/controls/button.tsx";
import type { Question } from "./item-table.tsx";

/** Somebody of the same name is on the list and not in the file: whether they are meant is asked, never assumed. */
export function SuggestedMatch(props: Question) {
  const match = (userId: string | null) =>
    props.item.n !== null && !props.busy && props.verbs.match(props.item.n, userId);
  const isMatched = () =>
    props.item.chosen && (props.item.kind === "changed" || props.item.kind === "unchanged");
  return (
    <>
      <Show when={props.item.kind === "new" && props.item.suggested}>
        {(person) => (
          <span class="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-muted">
            <span class="min-w-0 [overflow-wrap:anywhere]">
              On the list, not in the file:{" "}
              <a href={profilePath(person().userId)} class="text-ink underline underline-offset-2">
                {person().name}
              </a>
              {person().email === "" ? "" : `, ${person().email}`}
            </span>
            <Button
              size="sm"
              variant="accent"
              class="-ml-2.5"
              disabled={props.fixed}
              aria-disabled={props.busy || undefined}
              aria-label={`Same person: ${props.item.name} in line ${props.item.line}`}
              onClick={() => match(person().userId)}
            >
              Same person
            </Button>
          </span>
        )}
      </Show>
      <Show when={isMatched()}>
        <span class="mt-1 flex flex-wrap items-center gap-2 text-meta text-muted">
          Matched by name.
          <Button
            size="sm"
            variant="accent"
            disabled={props.fixed}
            aria-disabled={props.busy || undefined}
            onClick={() => match(null)}
          >
            Not the same person
          </Button>
        </span>
      </Show>
    </>
  );
}
