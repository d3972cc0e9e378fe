import type { HistoryEntry } from "@gatehouse/contracts/changes/history";
import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { importPath } from "~/features/imports/imports-query.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { verbText } from "~/features/users/profiles/log-words.ts";
import { profilePath } from "~/features/users/user-name.ts";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { latestQuery } from "./latest-query.ts";

/** What was done in the project last, newest first. */
export function LatestChanges() {
  const project = useProject();
  const latest = useQuery(() => ({ ...latestQuery(project.id()), deferStream: true }));
  return (
    <section aria-labelledby="latest-changes">
      <h2 id="latest-changes" class="mb-1 font-semibold text-section">
        Latest changes
      </h2>
      <ul>
        <For
          each={latest.data?.entries}
          fallback={<li class="py-3 text-muted">Nothing has been changed yet.</li>}
        >
          {(entry) => (
            <li class="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b py-2 last:border-b-0">
              <span class="min-w-0">
                <span class="font-medium">{entry.by.name}</span> {verbText(entry.verb)}
                <Show when={subjectPath(entry)}>
                  {(path) => (
                    <>
                      {": "}
                      <A href={path()} class="underline-offset-2 hover:underline">
                        {entry.subject.name || "open it"}
                      </A>
                    </>
                  )}
                </Show>
              </span>
              <RelativeTime at={entry.at} zone={project.timeZone()} class="text-meta text-muted" />
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

/** Where the subject of a change is shown; nothing where it has no name or did the thing itself. */
function subjectPath({ subject, by }: HistoryEntry): string | undefined {
  if (subject.name === null || subject.id === by.id) return undefined;
  if (subject.kind === "user") return profilePath(subject.id);
  if (subject.kind === "import") return importPath(subject.id);
  if (subject.kind === "door") return `/doors?open=${subject.id}`;
  return subject.kind === "bridge" ? `/bridges?open=${subject.id}` : undefined;
}
