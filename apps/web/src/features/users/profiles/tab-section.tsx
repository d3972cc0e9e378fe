import type { JSX } from "solid-js";

/** The content of a profile's tab under its heading, with what can be added at the end of the line. */
export function TabSection(props: { title: string; action?: JSX.Element; children: JSX.Element }) {
  return (
    <section class="text-base">
      <div class="mb-1 flex min-h-8 items-center justify-between gap-3">
        <h2 class="font-semibold text-section">{props.title}</h2>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}
