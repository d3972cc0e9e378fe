import type { UserRow } from "@gatehouse/contracts/users/user-row";
import type { UserFilter } from "@gatehouse/contracts/users/users-list";
import { useLocation, useNavigate } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal, lazy, onCleanup, Show, Suspense } from "solid-js";
import { createAffiliationNames } from "~/features/affiliations/affiliation-names.ts";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { rolesQuery } from "~/features/roles/roles-query.ts";
import { createAlive } from "~/lib/alive.ts";
import { api } from "~/lib/api/api.ts";
import type { Failure } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { BulkBar } from "~/ui/tables/bulk-bar.tsx";
import { DataTable } from "~/ui/tables/data-table.tsx";
import { ListNotice } from "~/ui/tables/list-notice.tsx";
import { createRowFlash } from "~/ui/tables/row-flash.ts";
import { createSelection } from "~/ui/tables/selection.ts";
import { usePeople } from "../use-people.tsx";
import { useRights } from "../use-rights.ts";
import { fullName, profilePath } from "../user-name.ts";
import { BulkActions } from "./bulk-actions.tsx";
import { createChosen } from "./create-chosen.ts";
import { createUserList } from "./create-user-list.ts";
import { EmptyList } from "./empty-list.tsx";
import { filterParts } from "./filter-words.ts";
import { createKeptLayout } from "./kept-layout.ts";
import { type ListQuery, listSearch, readListQuery } from "./list-query.ts";
import { ListToolbar } from "./list-toolbar.tsx";
import { useListVerbs } from "./use-list-verbs.ts";
import { NarrowUser } from "./user-cells.tsx";
import { userColumns } from "./user-columns.tsx";
import { UsersHeader } from "./users-header.tsx";

const UserPeek = lazy(() => import("./user-peek.tsx"));

/** The work list: who may be let in, narrowed and ordered by the address, true while one looks at it. */
export function UsersList() {
  const project = useProject();
  const live = useLive();
  const people = usePeople();
  const rights = useRights();
  const navigate = useNavigate();
  const location = useLocation();
  const query = createMemo(() => readListQuery(location.search));
  const search = createMemo(() => listSearch(query()));
  const list = createUserList(project.id, query);
  const columns = userColumns({ hrefOf: (id) => profilePath(id, search()), full: rights.seesAll() });
  const layout = createKeptLayout(rights.seesAll() ? "users" : "users-desk", columns);
  const selection = createSelection<UserFilter>();
  const chosen = createChosen(selection, project.id);
  const flash = createRowFlash();
  const [cursor, setCursor] = createSignal<string>();

  onCleanup(live.users.listen((id, _fields, isLive) => isLive && !people.own.has(id) && flash.flash(id)));
  people.verbs.onDone(() => void list.refresh());

  const isAlive = createAlive();
  // Names for the chips: roles are few; a company or group that is filtered by stands on every row, if there is any.
  const roles = useQuery(() => ({
    ...rolesQuery(project.id()),
    enabled: isAlive() && rights.seesAll() && query().filter.roleIds.length > 0,
  }));
  const isEmpty = () => isAlive() && rights.seesAll() && list.rows()?.total === 0;
  const isAsked = (ids: readonly string[]) => ids.length > 0 && isEmpty();
  const companyName = createAffiliationNames("company", project.id, () => isAsked(query().filter.companyIds));
  const groupName = createAffiliationNames("group", project.id, () => isAsked(query().filter.groupIds));
  const heldOnRows = (held: (row: UserRow) => UserRow["companies"], id: string) => {
    const rows = list.rows()?.ids.map(live.users.row) ?? [];
    return rows.flatMap((row) => (row ? held(row) : [])).find((one) => one.id === id)?.name;
  };
  const parts = createMemo(() =>
    filterParts(query().filter, {
      role: (id) => (roles.isSuccess ? roles.data.roles.find((role) => role.id === id)?.name : undefined),
      company: (id) => heldOnRows((row) => row.companies, id) ?? companyName(id),
      group: (id) => heldOnRows((row) => row.groups, id) ?? groupName(id),
    }),
  );
  const change = (next: ListQuery) => {
    const replace = next.filter.tab === query().filter.tab;
    navigate(`/users${listSearch(next)}`, { replace, scroll: false });
  };
  const open = (id: string) => navigate(profilePath(id, search()));
  const jump = async (text: string) => {
    if (text === "") return;
    const found = await api.users.find.query({ projectId: project.id(), q: text }).catch(() => undefined);
    if (found?.jump) open(found.jump);
  };
  const verbs = useListVerbs({ cursor, chosen, row: live.users.row, may: rights.may });
  const peopleCount = () => {
    const counts = list.counts();
    return counts && counts.active + counts.inReview + counts.blocked + counts.archived;
  };

  return (
    <>
      <UsersHeader query={query()} counts={list.counts()} />
      <ListToolbar
        query={query()}
        parts={parts()}
        columns={columns}
        layout={layout}
        full={rights.seesAll()}
        onChange={change}
        onJump={(text) => void jump(text)}
      />
      <Show when={list.failure()}>
        {(failure) => (
          <Show
            when={list.rows()}
            fallback={
              <ErrorState
                title="The list could not be loaded"
                busy={list.isBusy()}
                onRetry={() => void list.refresh()}
                requestId={requestIdOf(failure())}
              >
                {failureText(failure())}
              </ErrorState>
            }
          >
            <Banner
              state="expired"
              urgent
              class="mx-3 mb-2 sm:mx-4"
              actions={
                <Button size="sm" variant="quiet" busy={list.isBusy()} onClick={() => void list.refresh()}>
                  Try again
                </Button>
              }
            >
              The list could not be brought up to date; these are the rows as they were.{" "}
              {failureText(failure())}
            </Banner>
          </Show>
        )}
      </Show>
      <Show when={list.refine()}>
        <p class="flex-none px-4 pb-2 text-meta text-muted" role="status">
          The first 200 are shown. Type more to narrow the search.
        </p>
      </Show>
      <Show when={list.rows() ?? !list.failure()}>
        <DataTable
          label="Users"
          columns={columns}
          rows={list.rows()}
          row={live.users.row}
          nameOf={fullName}
          onNeed={list.need}
          selection={rights.may("users.bulk") ? selection : undefined}
          layout={layout}
          sort={{ column: query().sort === "name" ? "name" : "added", descending: query().sort === "newest" }}
          onSort={({ column }) => change({ ...query(), sort: column === "added" ? "newest" : "name" })}
          onOpen={open}
          onPeek={(id) => people.setOpenId(people.openId() === id ? undefined : id)}
          onCursor={(id) => {
            setCursor(id);
            if (people.openId() !== undefined && id !== undefined) people.setOpenId(id);
          }}
          flash={flash}
          narrowRow={(row) => <NarrowUser row={row} full={rights.seesAll()} />}
          notice={
            <Show when={list.notice()}>
              {(text) => <ListNotice text={text()} onShow={() => void list.refresh()} />}
            </Show>
          }
          empty={
            <EmptyList
              query={query()}
              parts={parts()}
              people={peopleCount()}
              onAdd={() => people.verbs.open("add", { kind: "nobody" })}
              onChange={change}
            />
          }
          class={`border-line border-t ${list.isBehind() ? "opacity-60" : ""}`}
        />
      </Show>
      <BulkBar
        count={selection.count()}
        noun={["user", "users"]}
        matching={list.matching()}
        onSelectMatching={() => void chosen.selectMatching(query().filter)}
        busy={chosen.isCounting()}
        onClear={chosen.clear}
      >
        <BulkActions
          archived={query().filter.tab === "archived"}
          busy={chosen.isCounting()}
          onVerb={verbs.onSelected}
        />
      </BulkBar>
      <Show when={people.openId()}>
        {(id) => (
          <Suspense>
            <UserPeek id={id()} search={search()} onClose={() => people.setOpenId(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  );
}

function requestIdOf(failure: Failure): string | undefined {
  return failure.kind === "broken" ? (failure.requestId ?? undefined) : undefined;
}
