import type { ColumnMap } from "@gatehouse/domain/imports/file-format";
import { For, Index, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Select } from "~/ui/fields/select.tsx";
import { withColumn } from "./column-choice.ts";
import { columnOptions } from "./format-words.ts";

/** The first rows of the file as cells; above each column which field it holds, to be chosen anew. */
export function FileSample(props: {
  sample: readonly (readonly string[])[];
  columns: ColumnMap;
  hasHeader: boolean;
  busy: boolean;
  onColumns: (columns: ColumnMap) => void;
}) {
  return (
    <Show when={props.sample.length > 0}>
      <section aria-label="First rows" tabindex={0} class="overflow-x-auto rounded-panel border border-line">
        <table class="min-w-full text-left text-base">
          <thead>
            <tr class="border-line border-b bg-sunken">
              <Index each={props.columns}>
                {(field, at) => (
                  <th class="min-w-36 p-2 font-normal">
                    <Select
                      label={`Column ${at + 1} holds`}
                      options={columnOptions}
                      value={field() ?? "none"}
                      disabled={props.busy}
                      onChange={(chosen) =>
                        props.onColumns(withColumn(props.columns, at, chosen === "none" ? null : chosen))
                      }
                    />
                  </th>
                )}
              </Index>
            </tr>
          </thead>
          <tbody>
            <For each={props.sample}>
              {(cells, nth) => {
                const isHeader = () => props.hasHeader && nth() === 0;
                return (
                  <tr class="border-line border-b last:border-b-0">
                    <Index each={props.columns}>
                      {(field, at) => (
                        <td
                          class={cx(
                            "max-w-72 truncate px-4 py-1.5",
                            isHeader() && "font-medium",
                            (isHeader() || field() === null) && "text-muted",
                            !isHeader() && field() === "idNumber" && "font-mono",
                          )}
                        >
                          {cells[at] ?? ""}
                        </td>
                      )}
                    </Index>
                  </tr>
                );
              }}
            </For>
          </tbody>
        </table>
      </section>
    </Show>
  );
}
