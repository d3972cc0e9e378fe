import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import { useNavigate } from "@solidjs/router";
import type { KeyId } from "~/lib/key-table.ts";
import { useKeys } from "~/lib/keys.ts";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { profilePath } from "../user-name.ts";
import { profileTabs } from "./profile-tabs.ts";

const tabKeys: readonly KeyId[] = [
  "record.tab-1",
  "record.tab-2",
  "record.tab-3",
  "record.tab-4",
  "record.tab-5",
  "record.tab-6",
  "record.tab-7",
  "record.tab-8",
];

/** The tabs of a profile as links with counts; the digits lead to them. */
export function ProfileTabLinks(props: {
  userId: string;
  search: string;
  current: string;
  details: UserDetails | undefined;
}) {
  const navigate = useNavigate();
  const href = (tab: string) => profilePath(props.userId, props.search, tab);
  const links = profileTabs.map((tab) => ({
    label: tab.label,
    get href() {
      return href(tab.id);
    },
    get count() {
      return props.details && tab.count?.(props.details);
    },
    get current() {
      return props.current === tab.id;
    },
  }));
  useKeys(
    Object.fromEntries(
      profileTabs.flatMap(({ id }, at) => {
        const key = tabKeys[at];
        return key === undefined ? [] : [[key, () => navigate(href(id), { scroll: false })]];
      }),
    ),
  );
  return <Tabs label="Profile" tabs={links} />;
}
