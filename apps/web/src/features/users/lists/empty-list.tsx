import { useQuery } from "@tanstack/solid-query";
import UserPlus from "lucide-solid/icons/user-plus";
import { createMemo, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { createAlive } from "~/lib/alive.ts";
import { api } from "~/lib/api/api.ts";
import { formatCount } from "~/lib/numbers.ts";
import { Button } from "~/ui/controls/button.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { useRights } from "../use-rights.ts";
import type { FilterPart } from "./filter-words.ts";
import { isNarrowed, type ListQuery, plainQuery, withoutFilters } from "./list-query.ts";

const tabWords: Record<string, string> = {
  active: "Nobody is active",
  "in-review": "Nobody is in review",
  blocked: "Nobody is blocked",
  archived: "Nobody is archived",
};

/** What stands where rows would: the first use of a project, an empty tab, or filters that hide everybody. */
export function EmptyList(props: {
  query: ListQuery;
  parts: readonly FilterPart[];
  /** People of the whole project, archived ones included. */
  people: number | undefined;
  onAdd: () => void;
  onChange: (query: ListQuery) => void;
}) {
  const rights = useRights();
  return (
    <Show
      when={isNarrowed(props.query.filter)}
      fallback={
        <Show when={props.people === 0} fallback={<EmptyTab query={props.query} onChange={props.onChange} />}>
          <EmptyState
            icon={UserPlus}
            title="No users yet"
            actions={
              <Show when={rights.may("users.add")}>
                <Button variant="primary" hint="c" onClick={() => props.onAdd()}>
                  Add user
                </Button>
              </Show>
            }
          >
            People you add as users get an invitation by mail and open doors with their phone. If you want to
            do so yourself, add yourself as a user too.
          </EmptyState>
        </Show>
      }
    >
      <NoMatch query={props.query} parts={props.parts} onChange={props.onChange} />
    </Show>
  );
}

function EmptyTab(props: { query: ListQuery; onChange: (query: ListQuery) => void }) {
  const tab = () => props.query.filter.tab;
  return (
    <EmptyState
      title={tabWords[tab()] ?? "Nobody is here"}
      actions={<Button onClick={() => props.onChange(inAll(props.query))}>Show all users</Button>}
    />
  );
}

/** A part of the filter as words of a sentence; the searched words stand in quotes already. */
function quoted({ id, text }: FilterPart): string {
  return id === "q" || id === "tab" ? text : `“${text}”`;
}

function inAll(query: ListQuery): ListQuery {
  return { ...query, filter: { ...query.filter, tab: "all" } };
}

/** Says which part of the filter hides most, and takes it away by one press. */
function NoMatch(props: {
  query: ListQuery;
  parts: readonly FilterPart[];
  onChange: (query: ListQuery) => void;
}) {
  const project = useProject();
  const isAlive = createAlive();
  const candidates = createMemo((): readonly FilterPart[] => {
    const { filter } = props.query;
    const tab = { id: "tab", text: "the tab", without: { ...filter, tab: "all" as const } };
    return filter.tab === "all" ? props.parts : [...props.parts, tab];
  });
  const hidden = useQuery(() => ({
    queryKey: ["users.hidden", project.id(), candidates().map(({ without }) => without)],
    enabled: isAlive() && candidates().length > 0,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      Promise.all(
        candidates().map(async (part) => {
          const asked = { projectId: project.id(), filter: part.without, sort: plainQuery.sort, limit: 1 };
          const page = await api.users.list.query(asked, { signal });
          return { part, count: page.matching ?? page.rows.length };
        }),
      ),
  }));
  const most = () =>
    hidden.isSuccess
      ? hidden.data.toSorted((a, b) => b.count - a.count).find(({ count }) => count > 0)
      : undefined;
  return (
    <EmptyState
      title="No user matches"
      actions={
        <span class="flex flex-wrap justify-center gap-2">
          <Show when={most()}>
            {(found) => (
              <Button onClick={() => props.onChange({ ...props.query, filter: found().part.without })}>
                {found().part.id === "tab" ? "Search all tabs" : `Without ${quoted(found().part)}`}
              </Button>
            )}
          </Show>
          <Button onClick={() => props.onChange(withoutFilters(props.query))}>Clear all filters</Button>
        </span>
      }
    >
      <Show when={most()}>
        {(found) => (
          <>
            {quoted(found().part)} hides most: {formatCount(found().count)}
            {found().count > 10_000 ? " or more" : ""} without it.
          </>
        )}
      </Show>
    </EmptyState>
  );
}
