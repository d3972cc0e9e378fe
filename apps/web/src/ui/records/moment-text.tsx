import { formatMoment, type Moment, type MomentShape } from "~/lib/time.ts";
import { exactTitle } from "./exact-title.ts";

export type MomentTextProps = {
  at: Moment;
  shape?: MomentShape | undefined;
  /** The site's zone, in which door events are told. */
  zone: string;
  class?: string | undefined;
};

/** A moment on the site's clocks; on hover exactly, and on the reader's clocks too. */
export function MomentText(props: MomentTextProps) {
  return (
    <time
      datetime={new Date(props.at).toISOString()}
      class={`tabular-nums ${props.class ?? ""}`}
      onPointerEnter={(event) => {
        event.currentTarget.title = exactTitle(props.at, props.zone);
      }}
    >
      {formatMoment(props.at, props.shape ?? "moment", props.zone)}
    </time>
  );
}
