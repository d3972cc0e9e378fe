import { createSignal, onMount } from "solid-js";
import { formatMoment, type Moment, type MomentShape, readerZone } from "~/lib/time.ts";

export type MomentTextProps = {
  at: Moment;
  shape?: MomentShape | undefined;
  /** The site's zone, in which door events are told. */
  zone: string;
  class?: string | undefined;
};

/** A moment on the site's clocks; on hover exactly, and on the reader's clocks too. */
export function MomentText(props: MomentTextProps) {
  const [reader, setReader] = createSignal<string>();
  onMount(() => setReader(readerZone()));
  const exact = () => {
    const site = formatMoment(props.at, "exact", props.zone);
    const own = reader();
    return own && own !== props.zone ? `${site}\nfor you ${formatMoment(props.at, "exact", own)}` : site;
  };
  return (
    <time
      datetime={new Date(props.at).toISOString()}
      title={exact()}
      class={`tabular-nums ${props.class ?? ""}`}
    >
      {formatMoment(props.at, props.shape ?? "moment", props.zone)}
    </time>
  );
}
