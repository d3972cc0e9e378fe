import type { ImportItem } from "@gatehouse/contracts/imports/import-items";
import type { ImportPlan, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { useSearchParams } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { cx } from "~/lib/classes.ts";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { importPath } from "../imports-query.ts";
import { isPlanOpen } from "../run-steps.ts";
import { createPages } from "../runs/create-pages.ts";
import type { OpenRun } from "../runs/create-run.ts";
import { keepPlace } from "../runs/keep-place.ts";
import { MoreRows } from "../runs/more-rows.tsx";
import { ItemTable, itemKey } from "./item-table.tsx";
import { count, openTab, type PlanTab, planTabs, tabWords } from "./plan-words.ts";

const atOnce = 100;
/** The word of the tab that says that no line was wrong. */
const errorsWord = "errors";

/** Everybody in the plan, by what becomes of them; the open tab stands in the address. */
export function PlanTabs(props: {
  open: OpenRun;
  run: ImportRun;
  plan: ImportPlan;
  /** The plan is that of before; the next one is being made. */
  isOld: boolean;
}) {
  const project = useProject();
  const [search] = useSearchParams<{ show?: string }>();
  const tabs = createMemo(() => planTabs(props.run.kind, props.plan.counts, search.show));
  const tab = createMemo(() => openTab(tabs(), search.show, props.plan.counts));
  const kind = () => tab()?.kind ?? "new";
  const isDone = () => props.run.state === "done";
  // A plan is made of a file without errors only: that there are none is said where they would be looked for.
  const showsErrors = () => search.show === errorsWord && hasFile();
  const hasFile = () => props.run.kind !== "revert";
  const links = () => [
    ...tabs().map((one) => ({
      href: `${importPath(props.run.id)}?show=${one.kind}`,
      label: tabWords(one, isDone()).label,
      count: props.plan.counts[one.kind],
      current: one.kind === kind() && !showsErrors(),
    })),
    ...(hasFile()
      ? [
          {
            href: `${importPath(props.run.id)}?show=${errorsWord}`,
            label: "Errors",
            count: props.run.faultyRows,
            current: showsErrors(),
          },
        ]
      : []),
  ];
  const pages = createPages<ImportItem, number>(
    () => ["imports.items", project.id(), props.run.id, kind()],
    (cursor, signal) =>
      api.imports.items.query(
        {
          ...{ projectId: project.id(), importId: props.run.id, kind: kind(), limit: atOnce },
          ...(cursor !== undefined && { cursor }),
        },
        { ...(signal && { signal }) },
      ),
  );
  // Rows of the tab before must not stand under the words of this one.
  const rows = () => (pages.isBehind() ? [] : pages.rows());
  let list: HTMLElement | undefined;
  keepPlace({
    list: () => list,
    keys: () => rows().map(itemKey),
    rows: () => [...(list?.querySelectorAll<HTMLElement>("[data-item]") ?? [])],
    focus: (row) => {
      const to = row?.querySelector<HTMLElement>("input, button") ?? row?.querySelector("a");
      (to ?? list?.querySelector<HTMLElement>("nav [aria-current]"))?.focus();
    },
  });
  return (
    <section ref={list} aria-label="Who is in the plan" class="flex min-w-0 flex-col">
      <div class={cx("border-line border-b", props.isOld && "opacity-50")}>
        <Tabs label="What becomes of people" tabs={links()} />
      </div>
      <Show
        when={!showsErrors()}
        fallback={<p class="py-3 text-base text-muted">Every line of the file could be taken.</p>}
      >
        <p class="py-3 text-pretty text-base text-muted">{textOf(tab(), isDone())}</p>
        <Show when={!props.run.cleared} fallback={<Cleared count={props.plan.counts[kind()]} />}>
          <Show
            when={rows().length > 0 || pages.isBehind() || props.plan.counts[kind()] > 0}
            fallback={<p class="pb-2 text-base text-subtle">Nobody.</p>}
          >
            <ItemTable
              items={rows()}
              kind={kind()}
              isDone={props.run.state === "done"}
              fixed={!isPlanOpen(props.run)}
              busy={props.open.isAged()}
              verbs={props.open.verbs}
            />
            <MoreRows pages={pages} total={props.plan.counts[kind()]} />
          </Show>
        </Show>
      </Show>
    </section>
  );
}

const textOf = (tab: PlanTab | undefined, isDone: boolean): string => (tab ? tabWords(tab, isDone).text : "");

/** Seven days after the end the lists are gone: who it was stands in the log of each. */
function Cleared(props: { count: number }) {
  return (
    <p class="pb-2 text-base text-muted">
      <Show when={props.count > 0} fallback="Nobody.">
        {count(props.count, "person", "people")}. Their names are no longer listed here: lists are kept for
        seven days. What was done to each stays in the person’s own log.
      </Show>
    </p>
  );
}
