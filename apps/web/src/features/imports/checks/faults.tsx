import { editableFaults, type ImportFinding } from "@gatehouse/contracts/imports/import-findings";
import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { rejectsPath } from "@gatehouse/contracts/imports/import-upload";
import { isMendable, type RowFault, type RowNotice } from "@gatehouse/domain/imports/row-faults";
import { useSearchParams } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import { createEffect, createSignal, on, onCleanup, Show, untrack } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { useKeys } from "~/lib/keys.ts";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { Kbd } from "~/ui/controls/kbd.tsx";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { importPath } from "../imports-query.ts";
import { createPages } from "../runs/create-pages.ts";
import type { OpenRun } from "../runs/create-run.ts";
import { focusPage, keepPlace } from "../runs/keep-place.ts";
import { MoreRows } from "../runs/more-rows.tsx";
import { FaultTable } from "./fault-table.tsx";
import { reasonWords } from "./finding-words.ts";
import { faultNow, findingKey, withoutList } from "./mending.ts";

/** All errors of the lines that can be mended here are in the first page, but for the most unlucky file. */
const atOnce = 200;
const everyReason = "all";

/** The errors of a file: by reason with their counts, stepped through by keys, mended here while they are few, or taken along as a file. */
export function Faults(props: { open: OpenRun; run: ImportRun }) {
  const project = useProject();
  const [search] = useSearchParams<{ reason?: string }>();
  const [goneLine, setGoneLine] = createSignal<number>();
  let table: HTMLElement | undefined;
  const reasons = () => props.run.reasons.filter(({ isFault }) => isFault);
  const reason = () => reasons().find((one) => one.reason === search.reason)?.reason;
  const tabOf = (value: RowFault | RowNotice | undefined, label: string, count: number) => ({
    ...{ label, count, current: reason() === value },
    href: value === undefined ? importPath(props.run.id) : `${importPath(props.run.id)}?reason=${value}`,
  });
  const tabs = () => [
    tabOf(undefined, "Errors", total()),
    ...reasons().map(({ reason: value, count }) => tabOf(value, reasonWords(value), count)),
  ];
  const total = () => reasons().reduce((sum, { count }) => sum + count, 0);
  const pages = createPages<ImportFinding, string>(
    () => ["imports.findings", project.id(), props.run.id, true, reason() ?? everyReason],
    (cursor, signal) => {
      const filter = reason();
      return api.imports.findings.query(
        {
          ...{ projectId: project.id(), importId: props.run.id, isFault: true, limit: atOnce },
          ...(filter && { reason: filter }),
          ...(cursor !== undefined && { cursor }),
        },
        { ...(signal && { signal }) },
      );
    },
  );
  const isOver = () => props.run.state === "cancelled";
  const isEditable = () => !isOver() && props.run.faultyRows > 0 && props.run.faultyRows <= editableFaults;
  const advice = () => {
    if (isOver())
      return "They are kept for seven days. Mend them where the file comes from, or in the download.";
    if (props.run.state === "refused") return "Mend the file where it comes from, and bring it again.";
    if (isEditable())
      return "Mend them here for this import. Mend them where the file comes from too, or they come back.";
    return props.run.faultyRows > editableFaults
      ? `Up to ${editableFaults} lines can be mended here. There are more: download them with their reasons, or mend the file where it comes from.`
      : "They are checked again.";
  };
  const rows = () => [...(table?.querySelectorAll<HTMLElement>("[data-fault]") ?? [])];
  const focus = (row: HTMLElement | undefined) => {
    if (!row) return focusPage();
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  // Where one was last: whoever has been elsewhere since goes on from there.
  let last: HTMLElement | undefined;
  const at = () => {
    const all = rows();
    const nth = all.findIndex((row) => row.contains(document.activeElement));
    return nth === -1 && last ? all.indexOf(last) : nth;
  };
  const step = (by: 1 | -1) => {
    const all = rows();
    const to = at() === -1 && by === -1 ? all.length - 1 : at() + by;
    focus(all[Math.min(all.length - 1, Math.max(0, to))]);
  };
  const edit = (fault: ImportFinding) => {
    setGoneLine(undefined);
    props.open.setMending({ fault, fields: fault.fields });
  };
  keepPlace({
    ...{ list: () => table, rows, focus },
    keys: () => pages.rows().map(({ n }) => String(n)),
  });
  useKeys({
    "import.next-error": () => step(1),
    "import.previous-error": () => step(-1),
    "record.edit": () => {
      const row = rows()[at()];
      const fault = pages.rows().find((one) => findingKey(one) === row?.dataset.fault);
      if (fault && isEditable() && isMendable(fault.reason)) edit(fault);
    },
  });
  /** Whether the error stands in the list as far as it is read, if there is still one. */
  const isListed = ({ n, reason: its }: ImportFinding) =>
    (reason() ?? its) === its && (!pages.hasMore() || n <= (pages.rows().at(-1)?.n ?? 0));
  createEffect(
    on([pages.rows, pages.isBehind], ([faults, isBehind]) => {
      const line = untrack(props.open.mending);
      if (!line || line.lost || isBehind || !isListed(line.fault)) return;
      const now = faultNow(line, faults);
      // The line it reads now is told by its fault; what it read when it was opened stays what it is compared with.
      if (now) return props.open.setMending({ ...line, fault: { ...now, fields: line.fault.fields } });
      const kept = withoutList(line, "line");
      if (!kept) setGoneLine(line.fault.line);
      props.open.setMending(kept);
    }),
  );
  onCleanup(() => props.open.setMending(withoutList(untrack(props.open.mending), "line")));
  return (
    <section
      aria-labelledby="errors"
      class="flex flex-col gap-3"
      ref={table}
      onFocusIn={({ target }) => {
        last = target.closest<HTMLElement>("[data-fault]") ?? last;
      }}
    >
      <h2 id="errors" class="sr-only">
        Errors
      </h2>
      <div class="border-line border-b">
        <Tabs label="Errors by reason" tabs={tabs()} />
      </div>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p class="min-w-0 flex-1 text-pretty text-base text-muted max-sm:basis-full">{advice()}</p>
        <span class="flex items-center gap-1.5 text-meta text-muted max-sm:hidden">
          <Kbd keys="n" /> next <Kbd keys="p" /> previous
          <Show when={isEditable()}>
            <Kbd keys="Enter" /> mend
          </Show>
        </span>
        <ButtonLink
          href={`${rejectsPath(props.run.id)}?projectId=${project.id()}`}
          rel="external"
          download="rejects.csv"
          icon={Download}
        >
          Download these lines
        </ButtonLink>
      </div>
      <p role="status" class="text-base text-muted empty:hidden">
        <Show when={goneLine()}>{(line) => `Line ${line()} has no such error any more.`}</Show>
      </p>
      <FaultTable
        faults={pages.rows()}
        isBehind={pages.isBehind()}
        editable={isEditable()}
        open={props.open}
        onLeave={() => props.open.setMending(undefined)}
        onEdit={edit}
      />
      <MoreRows pages={pages} total={reason() ? undefined : total()} />
    </section>
  );
}
