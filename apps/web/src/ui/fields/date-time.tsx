import { For, Show } from "solid-js";
import { fromWallTime, toWallTime } from "~/lib/wall-time.ts";
import { buttonClass } from "../controls/button-style.ts";
import { controlClass } from "./control-style.ts";
import { useField } from "./field.tsx";

export type DateTimePreset = { readonly label: string; readonly at: (now: Date) => Date | undefined };

export type DateTimeProps = {
  value: Date | undefined;
  onChange: (value: Date | undefined) => void;
  /** The zone whose clocks the field shows: the site's. */
  zone: string;
  /** A day alone; the time is then the start of that day in the zone. */
  dayOnly?: boolean | undefined;
  min?: Date | undefined;
  max?: Date | undefined;
  /** Shortcuts below the field, such as "In 7 days"; one that gives undefined clears it. */
  presets?: readonly DateTimePreset[] | undefined;
  disabled?: boolean | undefined;
};

/** A moment on a site's clocks: the browser's own picker, so every phone and keyboard already knows it. */
export function DateTime(props: DateTimeProps) {
  const field = useField();
  const shown = (at: Date | undefined) => {
    if (!at) return undefined;
    const wall = toWallTime(at, props.zone);
    return props.dayOnly ? wall.slice(0, 10) : wall;
  };
  const read = (text: string) => fromWallTime(props.dayOnly ? `${text}T00:00` : text, props.zone);
  return (
    <div class="flex flex-col gap-1.5">
      <div class="flex items-center gap-2">
        <input
          id={field?.id}
          required={field?.required() || undefined}
          aria-invalid={field?.invalid() || undefined}
          aria-describedby={field?.describedBy()}
          type={props.dayOnly ? "date" : "datetime-local"}
          value={shown(props.value) ?? ""}
          min={shown(props.min)}
          max={shown(props.max)}
          disabled={props.disabled}
          class={`${controlClass} h-8 max-w-60 px-2.5 tabular-nums`}
          onChange={(event) => props.onChange(read(event.currentTarget.value))}
        />
        <span class="text-meta text-muted">{props.zone.replaceAll("_", " ")}</span>
      </div>
      <Show when={props.presets?.length}>
        <div class="flex flex-wrap gap-1">
          <For each={props.presets}>
            {(preset) => (
              <button
                type="button"
                class={buttonClass({ variant: "secondary", size: "sm" })}
                disabled={props.disabled}
                onClick={() => props.onChange(preset.at(new Date()))}
              >
                {preset.label}
              </button>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}
