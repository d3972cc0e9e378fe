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

/** How far a job is: a bar with words and a percentage. */
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
            "h-full w-full origin-left rounded-full bg-accent transition-transform duration-[180ms] ease-quiet",
            props.value === undefined && "animate-[breathe_1.6s_ease-in-out_infinite]",
          )}
          style={{ transform: `scaleX(${props.value === undefined ? 1 : percent() / 100})` }}
        />
      </div>
    </div>
  );
}
