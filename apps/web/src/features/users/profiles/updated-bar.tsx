import type { HistoryEntry } from "@gatehouse/contracts/changes/history";
import { userChange } from "@gatehouse/contracts/live/user-change";
import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { fieldText, shownFields, verbText } from "./log-words.ts";

const lookedAt = 5;

/** Says who has just changed the person one is looking at, and leads to what was changed. */
export function UpdatedBar(props: { userId: string; zone: string; logsHref: string }) {
  const project = useProject();
  const live = useLive();
  const [latest, setLatest] = createSignal<HistoryEntry>();

  live.onEvents("changes", (events) => {
    const foreign = events.findLast((event) => {
      const change = userChange.safeParse(event.data);
      return change.success && change.data.userId === props.userId;
    });
    if (foreign) void tell(foreign.p);
  });
  async function tell(position: number) {
    const asked = { projectId: project.id(), userId: props.userId, limit: lookedAt };
    // Who did it stands in the log only; without an answer the page itself is right all the same.
    const page = await api.users.log.query(asked).catch(() => undefined);
    const entry = page?.entries.find(
      ({ by, position: at }) => at >= position && by.kind === "admin" && by.id !== project.account().adminId,
    );
    if (entry) setLatest(entry);
  }
  const fields = (entry: HistoryEntry) =>
    shownFields(entry)
      .map(({ field }) => fieldText(field))
      .join(", ");

  return (
    <Show when={latest()}>
      {(entry) => (
        <Banner
          state="info"
          onDismiss={() => setLatest(undefined)}
          actions={
            <A
              href={props.logsHref}
              noScroll
              class="font-medium underline underline-offset-2"
              onClick={() => setLatest(undefined)}
            >
              Show changes
            </A>
          }
        >
          {entry().by.name} {verbText(entry().verb)} <RelativeTime at={entry().at} zone={props.zone} />
          {fields(entry()) === "" ? "." : `: ${fields(entry())}.`}
        </Banner>
      )}
    </Show>
  );
}
