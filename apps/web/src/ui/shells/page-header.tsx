import type { JSX } from "solid-js";
import { Slot } from "../slot.tsx";

export type PageHeaderProps = {
  title: JSX.Element;
  /** Beside the title: a pill, a count, a copyable number. */
  aside?: JSX.Element;
  /** Buttons, the main one last. */
  actions?: JSX.Element;
  /** Below: the tabs of the page. */
  tabs?: JSX.Element;
  /** Above the title: where it belongs, as a link. */
  trail?: JSX.Element;
};

/** The head of an admin page: its one `h1`, what can be done, and its tabs on the line below. */
export function PageHeader(props: PageHeaderProps) {
  return (
    <div class="flex-none border-line border-b px-4 pt-4">
      <Slot of={props.trail} frame={(content) => <div class="mb-1 text-meta text-muted">{content}</div>} />
      <div class="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 class="min-w-0 truncate font-semibold text-page tracking-tight">{props.title}</h1>
        {props.aside}
        <div class="ml-auto flex flex-wrap items-center gap-2">{props.actions}</div>
      </div>
      <div class="mt-2 min-h-2">{props.tabs}</div>
    </div>
  );
}
