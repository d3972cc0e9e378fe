import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { For, Show } from "solid-js";
import { formatMoment } from "~/lib/time.ts";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { reviewWords } from "../review-words.ts";

const archivedWords: Readonly<Record<NonNullable<UserDetails["archiving"]>["cause"], string>> = {
  archived: "Archived",
  deleted: "Deleted",
  sync: "Removed by a sync",
  merged: "Merged into another person",
};

/** Why no door opens now, for each open fact: who, when, the reason and until when. Nothing for the active. */
export function ProfileNotices(props: { row: UserRow; details: UserDetails; zone: string }) {
  const deadline = () => (props.row.passState === "removing" ? props.row.passDeadlineAt : null);
  return (
    <div class="flex flex-col gap-2 empty:hidden">
      <Show when={props.details.archiving}>
        {(archiving) => (
          <Banner state="archived">
            {archivedWords[archiving().cause]} by {archiving().by.name}{" "}
            <RelativeTime at={archiving().at} zone={props.zone} />.
            <Show when={deadline()}>
              {(at) => (
                <>
                  {" "}
                  The phone has been told to remove the pass; it counts as removed at the latest on{" "}
                  {formatMoment(at(), "moment", props.zone)}.
                </>
              )}
            </Show>
          </Banner>
        )}
      </Show>
      <For each={props.details.blocks}>
        {(block) => (
          <Banner state="blocked">
            “{block.reason}” Blocked by {block.by.name} <RelativeTime at={block.at} zone={props.zone} />,{" "}
            {block.until === null
              ? "until somebody unblocks"
              : `until ${formatMoment(block.until, "moment", props.zone)}`}
            {block.isOnBlocklist ? "." : "; no longer on the blocklist."}
          </Banner>
        )}
      </For>
      <For each={props.details.reviews}>
        {(review) => (
          <Banner state="in-review">
            {reviewWords[review.cause]}
            {review.note === "" ? "" : `: “${review.note}”`}, {review.by.name}{" "}
            <RelativeTime at={review.at} zone={props.zone} />.
          </Banner>
        )}
      </For>
    </div>
  );
}
