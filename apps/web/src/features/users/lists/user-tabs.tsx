import type { TabCounts, UserTab } from "@gatehouse/contracts/users/users-list";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { type ListQuery, listSearch } from "./list-query.ts";

const words: readonly (readonly [UserTab, string])[] = [
  ["active", "Active"],
  ["in-review", "In review"],
  ["blocked", "Blocked"],
  ["archived", "Archived"],
  ["all", "All"],
];

/** The people of each tab, as the counters of the project have it now. */
function countOf(tab: UserTab, counts: TabCounts): number {
  switch (tab) {
    case "active":
      return counts.active;
    case "in-review":
      return counts.inReview;
    case "blocked":
      return counts.blocked;
    case "archived":
      return counts.archived;
    case "all":
      return counts.active + counts.inReview + counts.blocked + counts.archived;
  }
}

/** The tabs of the users list as links that keep every filter; their numbers follow the project live. */
export function UserTabs(props: { query: ListQuery; counts: TabCounts | undefined }) {
  // The same objects for the life of the page: a number that ticks touches one text, and the focus stays on its tab.
  const tabs = words.map(([tab, label]) => ({
    label,
    get href() {
      return `/users${listSearch({ ...props.query, filter: { ...props.query.filter, tab } })}`;
    },
    get count() {
      return props.counts && countOf(tab, props.counts);
    },
    get current() {
      return props.query.filter.tab === tab;
    },
  }));
  return <Tabs label="Status" tabs={tabs} />;
}
