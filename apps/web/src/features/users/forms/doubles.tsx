import type { DoubleReason, UserDoubles } from "@gatehouse/contracts/users/user-doubles";
import { A } from "@solidjs/router";
import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { Button } from "~/ui/controls/button.tsx";
import { StandingPill } from "../lists/user-cells.tsx";
import { usePeople } from "../use-people.tsx";
import { fullName, profilePath, shortNumberText } from "../user-name.ts";

const typingPauseMs = 250;
/** Fewer letters than this would find half the list. */
const leastTyped = 3;
const words: Readonly<Record<DoubleReason, string>> = {
  "id-number": "same ID",
  email: "same e-mail",
  phone: "same phone",
  name: "similar name",
};

/** What has been typed of a person so far. */
export type Typed = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly idNumber: string;
};

/** People who may be the same person as the one being typed: open them, or restore the archived, instead of adding a double. */
export function Doubles(props: {
  typed: Typed;
  exceptId?: string | undefined;
  /** Asks only while this holds: an edit that has changed nothing makes no double. */
  onlyWhen?: boolean | undefined;
  onLeave: () => void;
}) {
  const project = useProject();
  const people = usePeople();
  const [found, setFound] = createSignal<UserDoubles["doubles"]>([]);
  createEffect(
    on(
      () => JSON.stringify([props.typed, props.onlyWhen]),
      () => {
        const { firstName, lastName, email, phone, idNumber } = props.typed;
        const typed = { firstName, lastName, email, phone, idNumber };
        if (props.onlyWhen === false || Object.values(typed).join("").trim().length < leastTyped) {
          setFound([]);
          return;
        }
        const abort = new AbortController();
        const timer = setTimeout(async () => {
          const asked = {
            projectId: project.id(),
            ...typed,
            ...(props.exceptId && { exceptId: props.exceptId }),
          };
          // A help that does not come changes nothing: the server refuses what must not be twice.
          const answer = await api.users.doubles
            .query(asked, { signal: abort.signal })
            .catch(() => undefined);
          if (!abort.signal.aborted && answer) setFound(answer.doubles);
        }, typingPauseMs);
        onCleanup(() => {
          clearTimeout(timer);
          abort.abort();
        });
      },
    ),
  );
  return (
    <section aria-label="Possible doubles" aria-live="polite">
      <Show when={found().length > 0}>
        <div class="rounded-control border border-line bg-sunken px-3 py-2">
          <p class="font-medium text-base">Possibly the same person</p>
          <ul>
            <For each={found()}>
              {({ row, reasons }) => (
                <li class="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 text-base">
                  <span class="min-w-0 flex-1">
                    <span class="font-medium">{fullName(row)}</span>{" "}
                    <span class="font-mono text-meta text-muted">{shortNumberText(row.shortNumber)}</span>
                    <span class="block truncate text-meta text-muted">
                      {reasons.map((reason) => words[reason]).join(", ")} · {row.email}
                    </span>
                  </span>
                  <StandingPill row={row} quiet />
                  <Show
                    when={row.standing === "archived"}
                    fallback={
                      <A
                        href={profilePath(row.id)}
                        class="font-medium text-accent hover:underline"
                        onClick={() => props.onLeave()}
                      >
                        Open
                      </A>
                    }
                  >
                    <Button
                      size="sm"
                      onClick={() => {
                        props.onLeave();
                        people.verbs.open("restore", { kind: "one", row });
                      }}
                    >
                      Restore
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </section>
  );
}
