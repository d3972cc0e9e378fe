import { type JSX, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";

export type ProgressProps = {
  label: string;
  /** 0 to 1; absent while the amount of work is not known. */
  value?: number | undefined;
  /** After the label: "4,213 of 10,000". */
  detail?: JSX.Element;
  hideLabel?: boolean | undefined;
  class?: string | undefined;
};

/** How far a job is: a bar with words and a percentage. While that is not known a short piece runs along it, so that it never looks done. */
export function Progress(props: ProgressProps) {
  const percent = () => Math.round(Math.min(1, Math.max(0, props.value ?? 0)) * 100);
  return (
    <div class={cx("flex flex-col gap-1.5", props.class)}>
      <div class={props.hideLabel ? "sr-only" : "flex items-baseline justify-between gap-3 text-meta"}>
        <span class="font-medium text-ink">{props.label}</span>
        <span class="text-muted tabular-nums">
          {props.detail}
          <Show when={props.value !== undefined}> {percent()} %</Show>
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={props.value === undefined ? undefined : percent()}
        class="relative h-1 overflow-hidden rounded-full bg-line"
      >
        <div
          class={cx(
            "h-full rounded-full bg-accent",
            props.value === undefined
              ? "w-1/4 motion-reduce:translate-x-[150%] animate-[run-along_1.6s_ease-in-out_infinite_alternate]"
              : "w-full origin-left transition-transform duration-[180ms] ease-quiet",
          )}
          style={{ transform: props.value === undefined ? undefined : `scaleX(${percent() / 100})` }}
        />
      </div>
    </div>
  );
}
