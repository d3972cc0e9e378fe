import { For, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Tooltip } from "../overlays/tooltip.tsx";
import { Avatar } from "./avatar.tsx";

/** Someone else on this page or record, as their last heartbeat said. */
export type Presence = {
  readonly adminId: string;
  readonly name: string;
  readonly photo?: string | undefined;
  readonly doing: "viewing" | "editing" | "idle";
  /** The field under their cursor, by its name on screen. */
  readonly field?: string | undefined;
};

const shown = 5;

/** Says in words what the ring or the dimming shows. */
export function presenceText(presence: Presence): string {
  if (presence.doing === "editing")
    return presence.field ? `${presence.name} is editing ${presence.field}` : `${presence.name} is editing`;
  return presence.doing === "idle" ? `${presence.name} is away` : `${presence.name} is viewing`;
}

/** Who else is here: plain is viewing, a ring is editing, dimmed is away; five at most, then +n. */
export function PresenceStack(props: {
  people: readonly Presence[];
  size?: "xs" | "sm" | undefined;
  label?: string;
}) {
  const text = () => props.people.map(presenceText).join(", ");
  return (
    <Show when={props.people.length > 0}>
      <Tooltip
        text={text()}
        trigger={(trigger) => (
          <button
            type="button"
            {...trigger}
            aria-label={`${props.label ?? "Also here"}: ${text()}`}
            class="inline-flex cursor-default items-center gap-1.5 rounded-full pointer-coarse:min-h-11"
          >
            <For each={props.people.slice(0, shown)}>
              {(each) => (
                <Avatar
                  name={each.name}
                  photo={each.photo}
                  size={props.size ?? "sm"}
                  class={cx(
                    each.doing === "editing" && "outline-2 outline-accent outline-offset-1",
                    each.doing === "idle" &&
                      "bg-transparent text-subtle outline-1 outline-line-strong outline-dashed -outline-offset-1 [&_img]:opacity-50 [&_img]:grayscale",
                  )}
                />
              )}
            </For>
            <Show when={props.people.length > shown}>
              <span
                aria-hidden="true"
                data-more={`+${props.people.length - shown}`}
                class="text-meta text-muted tabular-nums before:content-[attr(data-more)]"
              />
            </Show>
          </button>
        )}
      />
    </Show>
  );
}
