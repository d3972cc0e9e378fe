import { createNow } from "~/lib/ticker.ts";
import { formatMoment } from "~/lib/time.ts";

/** The time at the site, to the second. */
export function SiteClock(props: { zone: string; class?: string | undefined }) {
  const now = createNow(1000);
  return (
    <time
      class={`font-mono tabular-nums ${props.class ?? ""}`}
      title={props.zone.replaceAll("_", " ")}
      datetime={new Date(now()).toISOString()}
    >
      {formatMoment(now(), "clock", props.zone)}
    </time>
  );
}
