import { useNavigate } from "@solidjs/router";
import type { Accessor } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { useKeys } from "~/lib/keys.ts";
import type { ListPager } from "../lists/list-pager.ts";
import { type ListQuery, listSearch, readListQuery } from "../lists/list-query.ts";
import { usePeople } from "../use-people.tsx";
import { profilePath } from "../user-name.ts";

const pageSize = 100;

/** Steps to the person before or after within the list one came from, keeping the tab of the profile. */
export function useNeighbours(options: {
  readonly id: Accessor<string>;
  readonly tab: Accessor<string>;
  readonly search: Accessor<string>;
}): { readonly step: (by: 1 | -1) => Promise<void> } {
  const project = useProject();
  const live = useLive();
  const people = usePeople();
  const navigate = useNavigate();

  async function step(by: 1 | -1): Promise<void> {
    const query = readListQuery(options.search());
    const to = (await fromList(query, by)) ?? (await fromIds(query, by));
    if (to !== undefined) navigate(profilePath(to, options.search(), options.tab()), { scroll: false });
  }

  /** In the list this tab has open, which may have to be read on. */
  async function fromList(query: ListQuery, by: number): Promise<string | undefined> {
    const last = people.lastList();
    if (!last || last.key !== `${project.id()} ${listSearch(query)}`) return undefined;
    const at = placeOf(last.pager, options.id());
    if (at === undefined || at + by < 0) return undefined;
    const held = idAt(last.pager, at + by);
    if (held !== undefined) return held;
    const { filter, sort } = query;
    await last.pager.cover(at + by, at + by, async (cursor) => {
      const asked = { projectId: project.id(), filter, sort, limit: pageSize, ...(cursor && { cursor }) };
      const page = await api.users.list.query(asked);
      live.users.put(page.rows, page.asOf);
      return { ids: page.rows.map((row) => row.id), next: page.next };
    });
    return idAt(last.pager, at + by);
  }

  /** After a reload or behind a pasted link: among the first 10,000 by name that the address means. */
  async function fromIds(query: ListQuery, by: number): Promise<string | undefined> {
    if (query.sort !== "name") return undefined;
    const { ids } = await api.users.ids.query({ projectId: project.id(), filter: query.filter });
    const at = ids.indexOf(options.id());
    return at < 0 ? undefined : ids[at + by];
  }

  // A step that fails changes nothing: the pill of the shell shows a lost connection.
  const quietly = (by: 1 | -1) => void step(by).catch(() => undefined);
  useKeys({ "record.next": () => quietly(1), "record.previous": () => quietly(-1) });
  return { step };
}

function placeOf(pager: ListPager, id: string): number | undefined {
  const { ids, offset } = pager.window(0);
  const within = ids.indexOf(id);
  return within < 0 ? undefined : offset + within;
}

function idAt(pager: ListPager, position: number): string | undefined {
  const { ids, offset } = pager.window(0);
  return ids[position - offset];
}
