import type { ImportFinding } from "@gatehouse/contracts/imports/import-findings";
import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { Key } from "@solid-primitives/keyed";
import ChevronRight from "lucide-solid/icons/chevron-right";
import { createSignal, Show, Suspense } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { formatCount } from "~/lib/numbers.ts";
import { createPages } from "../runs/create-pages.ts";
import { MoreRows, RowsLoading } from "../runs/more-rows.tsx";
import { Other, Value } from "./fault-table.tsx";
import { columnWord, reasonWords } from "./finding-words.ts";
import { findingKey } from "./mending.ts";

const atOnce = 100;

/** What is worth knowing of lines that are taken all the same; read when it is opened. */
export function Notices(props: { run: ImportRun }) {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <details class="rounded-panel border border-line" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="flex cursor-pointer flex-wrap items-baseline gap-x-2 px-4 py-3 text-base">
        <ChevronRight class="size-4 self-center text-subtle transition-transform group-open/notices:rotate-90" />
        <span class="font-medium">
          {props.run.notices === 1 ? "1 notice" : `${formatCount(props.run.notices)} notices`}
        </span>
        <span class="text-muted">Worth a look; they stop nothing.</span>
      </summary>
      <Show when={isOpen()}>
        <Suspense fallback={<RowsLoading class="px-4" />}>
          <NoticeList run={props.run} />
        </Suspense>
      </Show>
    </details>
  );
}

function NoticeList(props: { run: ImportRun }) {
  const project = useProject();
  const pages = createPages<ImportFinding, string>(
    () => ["imports.findings", project.id(), props.run.id, false],
    (cursor, signal) =>
      api.imports.findings.query(
        {
          ...{ projectId: project.id(), importId: props.run.id, isFault: false, limit: atOnce },
          ...(cursor !== undefined && { cursor }),
        },
        { ...(signal && { signal }) },
      ),
  );
  return (
    <div class="border-line border-t px-4">
      <ul>
        <Key each={pages.rows()} by={findingKey}>
          {(notice) => (
            <li class="grid gap-x-4 border-line border-b py-2 text-base last:border-b-0 sm:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)]">
              <span class="text-muted">
                Line <span class="font-mono tabular-nums">{notice().line}</span> · {columnWord(notice())}
              </span>
              <Value fault={notice()} />
              <span>
                {reasonWords(notice().reason)}
                <Other fault={notice()} />
              </span>
            </li>
          )}
        </Key>
      </ul>
      <MoreRows pages={pages} total={props.run.notices} />
    </div>
  );
}
