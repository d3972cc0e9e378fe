import type { JSX } from "solid-js";

/** One part of the kit page, with a heading to jump to. */
export function Specimens(props: { id: string; title: string; children: JSX.Element }) {
  return (
    <section
      id={props.id}
      class="scroll-mt-14 border-line border-t py-8"
      aria-labelledby={`${props.id}-title`}
    >
      <h2 id={`${props.id}-title`} class="mb-5 font-semibold text-section">
        {props.title}
      </h2>
      <div class="flex flex-col gap-6">{props.children}</div>
    </section>
  );
}

/** One component in one or more states, with its name beside it. */
export function Specimen(props: { name: string; children: JSX.Element; wide?: boolean }) {
  return (
    <div class="grid gap-x-6 gap-y-2 md:grid-cols-[10rem_minmax(0,1fr)]">
      <h3 class="font-mono text-meta text-muted md:pt-1.5">{props.name}</h3>
      <div class={props.wide ? "min-w-0" : "flex min-w-0 flex-wrap items-center gap-3"}>{props.children}</div>
    </div>
  );
}
