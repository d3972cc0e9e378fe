import { createNow } from "~/lib/ticker.ts";
import { formatDistance, type Moment } from "~/lib/time.ts";
import { exactTitle } from "./exact-title.ts";

export type RelativeTimeProps = {
  at: Moment;
  /** The site's zone; on hover the moment is shown there and, where it differs, in the reader's. */
  zone?: string | undefined;
  class?: string | undefined;
};

/** `3 min. ago`, kept true while it is on screen; the exact moment with its zone on hover. */
export function RelativeTime(props: RelativeTimeProps) {
  const now = createNow(15_000);
  return (
    <time
      datetime={new Date(props.at).toISOString()}
      class={props.class}
      onPointerEnter={(event) => {
        event.currentTarget.title = exactTitle(props.at, props.zone);
      }}
    >
      {formatDistance(props.at, now())}
    </time>
  );
}
