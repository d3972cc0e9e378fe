import { useNavigate, useSearchParams } from "@solidjs/router";
import Plus from "lucide-solid/icons/plus";
import { createSignal, lazy, Show } from "solid-js";
import { GuardedPage } from "~/features/frames/guarded-page.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { useKeys } from "~/lib/keys.ts";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import { ListSearch } from "~/ui/fields/list-search.tsx";
import { LatePart } from "~/ui/overlays/late-part.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { DataTable } from "~/ui/tables/data-table.tsx";
import { createRowFlash } from "~/ui/tables/row-flash.ts";
import { type AffiliationVerb, affiliationColumns, NarrowAffiliation } from "./affiliation-columns.tsx";
import {
  type Affiliation,
  type AffiliationKind,
  type AffiliationRow,
  affiliations,
} from "./affiliation-kinds.ts";
import { emptyWords, peoplePath } from "./affiliation-words.ts";
import { createAffiliationList } from "./create-affiliation-list.ts";

const NameDialog = lazy(() => import("./name-dialog.tsx"));
const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));

/** The companies or the groups of a project: who belongs to them, and making, renaming and deleting them. */
export function AffiliationsPage(props: { kind: AffiliationKind }) {
  const of = affiliations[props.kind];
  return (
    <GuardedPage
      verb={of.see}
      title={titleOf(of)}
      what={`see ${of.many}`}
      who="An owner, admin or auditor of this project can."
    >
      <Affiliations of={of} />
    </GuardedPage>
  );
}

const titleOf = ({ many }: Affiliation): string => many.replace(/^./, (letter) => letter.toUpperCase());

type OpenDialog = { readonly verb: AffiliationVerb | "create"; readonly row?: AffiliationRow };

function Affiliations(props: { of: Affiliation }) {
  const project = useProject();
  const rights = useRights();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams<{ q?: string }>();
  const [dialog, setDialog] = createSignal<OpenDialog>();
  const [cursor, setCursor] = createSignal<string>();
  const flash = createRowFlash();
  const { kind } = props.of;
  const q = () => search.q ?? "";
  const list = createAffiliationList(props.of, { projectId: project.id, q }, flash.flash);
  const mayManage = () => rights.may(props.of.manage);
  const onVerb = (verb: AffiliationVerb, row: AffiliationRow) => setDialog({ verb, row });
  const columns = affiliationColumns(kind, mayManage() ? onVerb : undefined);
  const close = () => setDialog(undefined);
  const again = () => void list.refresh();
  const create = () => mayManage() && setDialog({ verb: "create" });
  const rename = () => {
    const row = list.row(cursor() ?? "");
    if (row && mayManage()) setDialog({ verb: "rename", row });
  };
  useKeys({ "list.create": create, "record.edit": rename });
  const total = () => {
    const rows = list.rows();
    return rows && `${formatCount(rows.ids.length)}${rows.total > rows.ids.length ? "+" : ""}`;
  };
  const retry = (size: "sm" | "md") => (
    <Button size={size} variant="quiet" busy={list.isBusy()} onClick={again}>
      Try again
    </Button>
  );

  return (
    <>
      <PageHeader
        title={titleOf(props.of)}
        aside={<span class="text-base text-muted tabular-nums">{total()}</span>}
        actions={
          <Show when={mayManage()}>
            <Button variant="primary" icon={Plus} hint="c" onClick={create}>
              Make {kind}
            </Button>
          </Show>
        }
      />
      <div class="flex-none px-3 py-2 sm:px-4">
        <ListSearch
          label={`Search ${props.of.many}`}
          q={q()}
          onChange={(text) =>
            setSearch({ q: text === "" ? undefined : text }, { replace: true, scroll: false })
          }
        />
      </div>
      <Show when={list.failure()}>
        {(failure) => (
          <Show
            when={list.rows()}
            fallback={
              <ErrorState
                title={`The ${props.of.many} could not be read`}
                busy={list.isBusy()}
                onRetry={again}
              >
                {failureText(failure())}
              </ErrorState>
            }
          >
            <Banner state="expired" urgent class="mx-3 mb-2 sm:mx-4" actions={retry("sm")}>
              The list could not be brought up to date; this is how it was. {failureText(failure())}
            </Banner>
          </Show>
        )}
      </Show>
      <Show when={list.rows() ?? !list.failure()}>
        <DataTable
          label={titleOf(props.of)}
          columns={columns}
          rows={list.rows()}
          row={list.row}
          nameOf={(row) => row.name}
          onNeed={list.need}
          onOpen={(id) => navigate(peoplePath(kind, id))}
          onCursor={setCursor}
          flash={flash}
          narrowRow={(row) => <NarrowAffiliation row={row} onVerb={mayManage() ? onVerb : undefined} />}
          empty={
            <Nothing of={props.of} q={q()} onClear={() => setSearch({ q: undefined }, { replace: true })} />
          }
          class={`border-line border-t ${list.isBehind() ? "opacity-60" : ""}`}
        />
      </Show>
      <Show when={dialog()}>
        {(open) => (
          <LatePart name="The dialog" onFailed={close}>
            <Show
              when={open().verb === "delete" && open().row}
              fallback={<NameDialog of={props.of} row={open().row} onDone={again} onClose={close} />}
            >
              {(row) => <DeleteDialog of={props.of} row={row()} onDone={again} onClose={close} />}
            </Show>
          </LatePart>
        )}
      </Show>
    </>
  );
}

function Nothing(props: { of: Affiliation; q: string; onClear: () => void }) {
  const words = () => emptyWords[props.of.kind];
  return (
    <Show when={props.q !== ""} fallback={<EmptyState title={words().title}>{words().text}</EmptyState>}>
      <EmptyState
        title={`No ${props.of.kind} matches`}
        actions={<Button onClick={() => props.onClear()}>Clear the search</Button>}
      />
    </Show>
  );
}
