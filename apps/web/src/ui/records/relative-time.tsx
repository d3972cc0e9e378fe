import { createSignal, onMount } from "solid-js";
import { createNow } from "~/lib/ticker.ts";
import { formatDistance, formatMoment, type Moment, readerZone } from "~/lib/time.ts";

export type RelativeTimeProps = {
  at: Moment;
  /** The site's zone; on hover the moment is shown there and, where it differs, in the reader's. */
  zone?: string | undefined;
  class?: string | undefined;
};

/** `3 min. ago`, kept true while it is on screen; the exact moment with its zone on hover. */
export function RelativeTime(props: RelativeTimeProps) {
  const now = createNow(15_000);
  const [reader, setReader] = createSignal("UTC");
  onMount(() => setReader(readerZone()));
  const exact = () => {
    const own = formatMoment(props.at, "exact", reader());
    if (!props.zone || props.zone === reader()) return own;
    return `${formatMoment(props.at, "exact", props.zone)}\nfor you ${own}`;
  };
  return (
    <time datetime={new Date(props.at).toISOString()} title={exact()} class={props.class}>
      {formatDistance(props.at, now())}
    </time>
  );
}
