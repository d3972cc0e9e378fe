import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import { type JSX, Show } from "solid-js";
import { BridgePill } from "~/features/doors/states/bridge-pill.tsx";
import { cx } from "~/lib/classes.ts";
import { formatMoment } from "~/lib/time.ts";

/** The heading of a site's rows: its name, how its bridge is reached, and since when it is not. */
export function SiteHeading(props: {
  site: DoorRow["site"];
  bridge: DoorRow["bridge"];
  class?: string | undefined;
  children?: JSX.Element;
}) {
  return (
    <th scope="rowgroup" colspan="3" class="px-4 py-1.5 font-normal max-sm:block">
      <span class={cx("flex flex-wrap items-center gap-x-3", props.class)}>
        <span class="font-semibold text-meta">{props.site.name}</span>
        <BridgePill bridge={props.bridge} />
        <Show when={props.bridge?.state === "offline" && props.bridge.lastSeenAt}>
          {(at) => (
            <span class="text-meta text-muted">
              cut off since {formatMoment(at(), "day-time", props.site.timeZone)}
            </span>
          )}
        </Show>
        {props.children}
      </span>
    </th>
  );
}
