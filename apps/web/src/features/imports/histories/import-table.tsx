import type { ImportRow } from "@gatehouse/contracts/imports/import-run";
import type { PlanKind } from "@gatehouse/domain/imports/plan-kind";
import { Key } from "@solid-primitives/keyed";
import { useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { formatCount } from "~/lib/numbers.ts";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { sizeText } from "../file-size.ts";
import { importPath } from "../imports-query.ts";
import { planText } from "../reviews/plan-words.ts";
import { broughtBy, modeWords, runLook, runTitle } from "../run-words.ts";

/** The history as a table; on a phone each run is a block of lines. The name is the link, a press on the row too. */
export function ImportTable(props: { rows: readonly ImportRow[]; zone: string }) {
  return (
    <table class="w-full table-fixed text-left text-base max-sm:block">
      <thead class="max-sm:sr-only">
        <tr class="border-line border-b text-meta text-muted">
          <th class="h-8 pr-3 pl-4 font-medium">File</th>
          <th class="w-46 px-3 font-medium">State</th>
          <th class="w-36 px-3 font-medium max-xl:hidden">By</th>
          <th class="w-26 px-3 font-medium">When</th>
          <th class="w-44 px-3 font-medium max-2xl:hidden">What it does</th>
          <th class="w-20 px-3 text-right font-medium max-lg:hidden">New</th>
          <th class="w-20 px-3 text-right font-medium max-lg:hidden">Changed</th>
          <th class="w-20 px-3 text-right font-medium max-lg:hidden">Back</th>
          <th class="w-22 px-3 text-right font-medium max-lg:hidden">Removed</th>
          <th class="w-20 px-3 pr-4 text-right font-medium max-xl:hidden">Errors</th>
        </tr>
      </thead>
      <tbody class="max-sm:block">
        <Key each={props.rows} by="id">
          {(row) => <ImportLine row={row()} zone={props.zone} />}
        </Key>
      </tbody>
    </table>
  );
}

function ImportLine(props: { row: ImportRow; zone: string }) {
  const navigate = useNavigate();
  const look = () => runLook(props.row);
  return (
    <tr
      class="cursor-pointer border-line border-b hover:bg-hover max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:items-start max-sm:gap-x-3 max-sm:px-4 max-sm:py-3"
      onClick={(event) => event.target.closest("a") ?? navigate(importPath(props.row.id))}
    >
      <td class="py-2 pr-3 pl-4 max-sm:min-w-0 max-sm:p-0">
        <a
          href={importPath(props.row.id)}
          class="block min-h-6 max-w-full truncate rounded-chip font-medium hover:underline"
        >
          {runTitle(props.row)}
        </a>
        <span class="block truncate text-meta text-muted">
          <span class="xl:hidden">{broughtBy(props.row)}</span>
          <span class="max-sm:hidden lg:hidden"> · {planned(props.row)}</span>
          <span class="max-xl:hidden">{rowsText(props.row)}</span>
        </span>
      </td>
      <td class="px-3 max-sm:p-0">
        <StatusPill state={look().state} word={look().word} />
      </td>
      <td class="truncate px-3 text-muted max-xl:hidden">{broughtBy(props.row)}</td>
      <td class="truncate px-3 text-muted max-sm:col-start-2 max-sm:row-start-2 max-sm:p-0 max-sm:text-right max-sm:text-meta">
        <RelativeTime at={props.row.createdAt} zone={props.zone} />
      </td>
      <td class="truncate px-3 text-muted max-2xl:hidden">
        <Show when={props.row.kind !== "revert"} fallback="Undo an import">
          {modeWords[props.row.mode]}
        </Show>
      </td>
      <Count row={props.row} kinds={["new"]} />
      <Count row={props.row} kinds={["changed"]} />
      <Count row={props.row} kinds={["restored"]} />
      <Count row={props.row} kinds={["removed"]} />
      <td class="px-3 pr-4 text-right text-muted tabular-nums max-xl:hidden">
        {props.row.faultyRows > 0 ? formatCount(props.row.faultyRows) : "–"}
      </td>
      <td class="hidden min-w-0 truncate text-meta text-muted max-sm:col-start-1 max-sm:row-start-2 max-sm:block">
        {planned(props.row)}
      </td>
    </tr>
  );
}

/** What a run does or did; of one with errors nobody knows. */
const plannedCounts = ({ counts, state, faultyRows }: ImportRow): ImportRow["counts"] =>
  state === "reading" || state === "refused" || faultyRows > 0 ? null : counts;

function planned(row: ImportRow): string {
  const counts = plannedCounts(row);
  return counts ? planText(counts, row.kind) || "nothing to do" : rowsText(row);
}

/** How much the file holds: its lines, or its size as long as they are not counted. */
function rowsText({ rows, kind, fileBytes }: ImportRow): string {
  if (kind === "revert") return "";
  return rows === 0 ? sizeText(fileBytes) : rows === 1 ? "1 line" : `${formatCount(rows)} lines`;
}

function Count(props: { row: ImportRow; kinds: readonly PlanKind[] }) {
  const counted = () => {
    const counts = plannedCounts(props.row);
    return counts && props.kinds.reduce((sum, kind) => sum + counts[kind], 0);
  };
  return (
    <td class="px-3 text-right text-muted tabular-nums max-lg:hidden">
      <Show when={counted() !== null} fallback="–">
        {formatCount(counted() ?? 0)}
      </Show>
    </td>
  );
}
