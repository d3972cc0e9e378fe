import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import Columns3 from "lucide-solid/icons/columns-3";
import Minus from "lucide-solid/icons/minus";
import Pin from "lucide-solid/icons/pin";
import PinOff from "lucide-solid/icons/pin-off";
import Plus from "lucide-solid/icons/plus";
import { For, type JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { buttonClass } from "../controls/button-style.ts";
import { Checkbox } from "../controls/checkbox.tsx";
import { RadioGroup } from "../controls/radio-group.tsx";
import type { Icon } from "../icon.ts";
import { Popover } from "../overlays/popover.tsx";
import { type ColumnLayoutState, defaultLayout, moveColumn } from "./column-layout.ts";
import type { DataColumn } from "./data-column.ts";
import type { TableDensity } from "./table-density.ts";

const densities: readonly { value: TableDensity; label: string }[] = [
  { value: "compact", label: "Compact" },
  { value: "default", label: "Default" },
  { value: "comfortable", label: "Roomy" },
];
const stepPx = 24;

/** Which columns are shown, in what order and width, and how dense: everything dragging does, by pressing. */
export function ColumnMenu<Row>(props: { columns: readonly DataColumn<Row>[]; layout: ColumnLayoutState }) {
  const layout = () => props.layout.layout();
  const ordered = () =>
    layout().order.flatMap((id) => props.columns.find((column) => column.id === id) ?? []);
  const widen = (column: DataColumn<Row>, by: number) => {
    const width = Math.max(column.minWidth ?? 64, (layout().widths[column.id] ?? column.width) + by);
    props.layout.change({ widths: { ...layout().widths, [column.id]: width } });
  };
  const isPinned = (id: string) => layout().pinned.includes(id);

  return (
    <Popover
      title="Columns"
      class="w-80"
      trigger={(trigger) => (
        <button type="button" {...trigger} class={buttonClass({ variant: "quiet" })}>
          <Columns3 /> Columns
        </button>
      )}
    >
      <ul class="-mx-1 flex max-h-80 flex-col overflow-y-auto">
        <For each={ordered()}>
          {(column) => (
            <li class="group/column flex items-center gap-0.5 rounded-chip px-1 hover:bg-hover focus-within:bg-hover">
              <Checkbox
                class="min-w-0 flex-1 py-1"
                label={<span class="truncate">{column.header}</span>}
                checked={layout().visibility[column.id] !== false}
                disabled={column.fixed}
                onChange={(on) =>
                  props.layout.change({ visibility: { ...layout().visibility, [column.id]: on } })
                }
              />
              <Small
                icon={Minus}
                label={`Narrower: ${column.header}`}
                onPress={() => widen(column, -stepPx)}
              />
              <Small icon={Plus} label={`Wider: ${column.header}`} onPress={() => widen(column, stepPx)} />
              <Small
                icon={isPinned(column.id) ? PinOff : Pin}
                label={`${isPinned(column.id) ? "Unpin" : "Pin"} ${column.header}`}
                onPress={() =>
                  props.layout.change({
                    pinned: isPinned(column.id)
                      ? layout().pinned.filter((id) => id !== column.id)
                      : [...layout().pinned, column.id],
                  })
                }
              />
              <Small
                icon={ArrowUp}
                label={`Move ${column.header} to the left`}
                onPress={() => props.layout.change({ order: moveColumn(layout().order, column.id, -1) })}
              />
              <Small
                icon={ArrowDown}
                label={`Move ${column.header} to the right`}
                onPress={() => props.layout.change({ order: moveColumn(layout().order, column.id, 1) })}
              />
            </li>
          )}
        </For>
      </ul>
      <div class="mt-3 flex items-end justify-between gap-3 border-line border-t pt-3">
        <RadioGroup
          label="Row height"
          inline
          options={densities}
          value={layout().density}
          onChange={(density) => props.layout.change({ density })}
        />
      </div>
      <button
        type="button"
        class={buttonClass({ variant: "secondary", size: "sm" }, "mt-3 w-full")}
        onClick={() => props.layout.change(defaultLayout(props.columns))}
      >
        Back to the default
      </button>
    </Popover>
  );
}

function Small(props: { icon: Icon; label: string; onPress: () => void }): JSX.Element {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      class="grid size-6 flex-none place-items-center rounded-chip text-subtle hover:bg-press hover:text-ink"
      onClick={() => props.onPress()}
    >
      <Dynamic component={props.icon} class="size-3.5" />
    </button>
  );
}
