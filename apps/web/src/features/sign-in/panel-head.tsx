import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Icon } from "~/ui/icon.ts";
import type { Tone } from "~/ui/states/state-table.ts";

/** The head of a sign-in step: what is so, and what to do next. */
export function PanelHead(props: {
  title: string;
  icon?: Icon | undefined;
  tone?: Tone | undefined;
  children: JSX.Element;
}) {
  return (
    <div>
      {props.icon && (
        <span
          data-tone={props.tone ?? "blue"}
          class="mb-4 grid size-10 place-items-center rounded-full bg-tone-tint text-tone"
        >
          <Dynamic component={props.icon} class="size-5" />
        </span>
      )}
      <h1 class="font-semibold text-page tracking-tight">{props.title}</h1>
      <p class="mt-1 text-pretty text-base text-muted">{props.children}</p>
    </div>
  );
}
