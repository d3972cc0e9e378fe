import { A } from "@solidjs/router";
import Ellipsis from "lucide-solid/icons/ellipsis";
import Pencil from "lucide-solid/icons/pencil";
import Trash from "lucide-solid/icons/trash";
import { Show } from "solid-js";
import { buttonClass } from "~/ui/controls/button-style.ts";
import { Menu, MenuItem, MenuSeparator } from "~/ui/overlays/menu.tsx";
import type { DataColumn } from "~/ui/tables/data-column.ts";
import type { AffiliationKind, AffiliationRow } from "./affiliation-kinds.ts";
import { peoplePath, peopleText } from "./affiliation-words.ts";

/** What can be done with a company or a group. */
export type AffiliationVerb = "rename" | "delete";

/** Undefined for those who may only look. */
export type OnVerb = ((verb: AffiliationVerb, row: AffiliationRow) => void) | undefined;

/** The columns of the list. */
export function affiliationColumns(
  kind: AffiliationKind,
  onVerb: OnVerb,
): readonly DataColumn<AffiliationRow>[] {
  const columns: readonly DataColumn<AffiliationRow>[] = [
    {
      id: "name",
      header: "Name",
      width: 280,
      minWidth: 160,
      grow: 1,
      pinned: true,
      fixed: true,
      cell: (row) => <span class="font-medium">{row.name}</span>,
    },
    {
      id: "people",
      header: "People",
      width: 140,
      align: "end",
      cell: (row) => <PeopleLink kind={kind} row={row} />,
    },
  ];
  if (!onVerb) return columns;
  const cell = (row: AffiliationRow) => <VerbMenu row={row} onVerb={onVerb} />;
  return [...columns, { id: "verbs", header: "", width: 64, align: "end", fixed: true, cell }];
}

function PeopleLink(props: { kind: AffiliationKind; row: AffiliationRow }) {
  return (
    <Show when={props.row.people > 0} fallback={<span class="text-subtle">Nobody</span>}>
      <A href={peoplePath(props.kind, props.row.id)} tabindex={-1} class="hover:underline">
        {peopleText(props.row.people)}
      </A>
    </Show>
  );
}

function VerbMenu(props: { row: AffiliationRow; onVerb: NonNullable<OnVerb> }) {
  return (
    <Menu
      placement="bottom-end"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={`Actions for ${props.row.name}`}
          class={buttonClass({ variant: "quiet", size: "sm", square: true }, "align-middle")}
        >
          <Ellipsis />
        </button>
      )}
    >
      <MenuItem icon={Pencil} hint="e" onSelect={() => props.onVerb("rename", props.row)}>
        Rename…
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={Trash}
        danger
        reason={props.row.people > 0 ? "People still belong to it." : undefined}
        onSelect={() => props.onVerb("delete", props.row)}
      >
        Delete…
      </MenuItem>
    </Menu>
  );
}

/** A company or group in two lines, on a phone. */
export function NarrowAffiliation(props: { row: AffiliationRow; onVerb: OnVerb }) {
  return (
    <span class="flex items-center gap-3">
      <span class="min-w-0 flex-1">
        <span class="block truncate font-medium">{props.row.name}</span>
        <span class="block text-meta text-muted">
          {props.row.people > 0 ? peopleText(props.row.people) : "Nobody"}
        </span>
      </span>
      <Show when={props.onVerb}>{(onVerb) => <VerbMenu row={props.row} onVerb={onVerb()} />}</Show>
    </span>
  );
}
