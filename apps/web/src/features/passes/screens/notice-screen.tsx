import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Icon } from "~/ui/icon.ts";
import { Slot } from "~/ui/slot.tsx";
import type { Tone } from "~/ui/states/state-table.ts";

export type NoticeScreenProps = {
  icon: Icon;
  tone: Tone;
  title: string;
  /** What is so, what was kept, what to do next. */
  children: JSX.Element;
  actions?: JSX.Element;
  /** Fills the whole screen with the colour of the state: seen from an arm's length. */
  filled?: boolean | undefined;
  /** Spoken at once when it takes the place of the code. */
  urgent?: boolean | undefined;
};

/** What stands where the code would be. */
export function NoticeScreen(props: NoticeScreenProps) {
  return (
    <section
      data-tone={props.tone}
      role={props.urgent ? "alert" : undefined}
      class={`flex flex-1 flex-col items-center justify-center px-6 py-8 text-center ${props.filled ? "bg-tone-tint" : ""}`}
    >
      <span
        class={`grid place-items-center rounded-full ${props.filled ? "size-24 bg-tone-dot text-on-accent" : "size-16 bg-tone-tint text-tone"}`}
      >
        <Dynamic
          component={props.icon}
          class={props.filled ? "size-12 [stroke-width:1.75]" : "size-7 [stroke-width:1.5]"}
        />
      </span>
      <h1
        class={`mt-6 text-balance font-semibold tracking-tight ${props.filled ? "text-stat text-tone" : "text-page"}`}
      >
        {props.title}
      </h1>
      <div
        class={`mt-2 flex max-w-[34ch] flex-col gap-3 text-pretty text-base ${props.filled ? "text-ink" : "text-muted"}`}
      >
        {props.children}
      </div>
      <Slot
        of={props.actions}
        frame={(content) => <div class="mt-8 flex w-full max-w-72 flex-col gap-2">{content}</div>}
      />
    </section>
  );
}
