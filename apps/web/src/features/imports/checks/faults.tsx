import { editableFaults, type ImportFinding } from "@gatehouse/contracts/imports/import-findings";
import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { rejectsPath } from "@gatehouse/contracts/imports/import-upload";
import type { RowFault, RowNotice } from "@gatehouse/domain/imports/row-faults";
import { useSearchParams } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import { createSignal } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { useKeys } from "~/lib/keys.ts";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { Kbd } from "~/ui/controls/kbd.tsx";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { importPath } from "../imports-query.ts";
import { createPages } from "../runs/create-pages.ts";
import type { OpenRun } from "../runs/create-run.ts";
import { MoreRows } from "../runs/more-rows.tsx";
import { FaultTable } from "./fault-table.tsx";
import { reasonWords } from "./finding-words.ts";

const atOnce = 100;
const everyReason = "all";

/** The errors of a file: by reason with their counts, stepped through by keys, mended here while they are few, or taken along as a file. */
export function Faults(props: { open: OpenRun; run: ImportRun }) {
  const project = useProject();
  const [search] = useSearchParams<{ reason?: string }>();
  const [editing, setEditing] = createSignal<string>();
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
  const step = (by: 1 | -1) => {
    const rows = [...(table?.querySelectorAll<HTMLElement>("[data-fault]") ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const to = at === -1 && by === -1 ? rows.length - 1 : Math.min(rows.length - 1, Math.max(0, at + by));
    rows[to]?.focus();
    rows[to]?.scrollIntoView({ block: "nearest" });
  };
  useKeys({ "import.next-error": () => step(1), "import.previous-error": () => step(-1) });
  return (
    <section aria-labelledby="errors" class="flex flex-col gap-3" ref={table}>
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
      <FaultTable
        faults={pages.rows()}
        isBehind={pages.isBehind()}
        editable={isEditable()}
        busy={props.open.isBusy()}
        editing={editing()}
        onEditing={setEditing}
        onSave={(fault, fields) => props.open.verbs.editRow(fault.n, fields, () => setEditing(undefined))}
      />
      <MoreRows pages={pages} total={reason() ? undefined : total()} />
    </section>
  );
}
