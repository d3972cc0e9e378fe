import { Title } from "@solidjs/meta";
import Plus from "lucide-solid/icons/plus";
import Upload from "lucide-solid/icons/upload";
import { Button } from "~/ui/controls/button.tsx";
import { kitPresence } from "~/ui/kit/kit-people.ts";
import { KitUsersList } from "~/ui/kit/kit-users-list.tsx";
import { Tabs } from "~/ui/navigation/tabs.tsx";
import { MenuItem } from "~/ui/overlays/menu.tsx";
import { adminPlaces } from "~/ui/shells/admin-places.ts";
import { AdminShell } from "~/ui/shells/admin-shell.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { Banner } from "~/ui/states/banner.tsx";

const tabs = [
  { href: "/dev/kit/admin", label: "Active", count: 98_213, current: true },
  { href: "/dev/kit/admin?tab=review", label: "In review", count: 12, current: false },
  { href: "/dev/kit/admin?tab=blocked", label: "Blocked", count: 3, current: false },
  { href: "/dev/kit/admin?tab=archived", label: "Archived", count: 871, current: false },
  { href: "/dev/kit/admin?tab=all", label: "All", count: 99_099, current: false },
];

export default function KitAdminPage() {
  return (
    <AdminShell
      project={{ id: "1", name: "Northgate Campus" }}
      projects={[
        { id: "1", name: "Northgate Campus" },
        { id: "2", name: "Harbour Works" },
      ]}
      onSwitch={() => undefined}
      onCreate={() => undefined}
      sections={adminPlaces({ reviews: 12, approvals: 3 })}
      connection={{ kind: "live" }}
      people={kitPresence.slice(0, 3)}
      unreadNotices={3}
      onNotices={() => undefined}
      onSearch={() => undefined}
      account={{ name: "Mia Koch", mail: "mia.koch@example.org", role: "Owner" }}
      onSignOut={() => undefined}
      accountEntries={<MenuItem onSelect={() => undefined}>Add myself as a user</MenuItem>}
      banner={
        <Banner state="running">
          Import by Jonas running, 43 %. Editing goes on; a second import waits.
        </Banner>
      }
    >
      <Title>Users · Gatehouse</Title>
      <PageHeader
        title="Users"
        actions={
          <>
            <Button icon={Upload}>Import CSV</Button>
            <Button variant="primary" icon={Plus} hint="c">
              Add user
            </Button>
          </>
        }
        tabs={<Tabs label="Status" tabs={tabs} />}
      />
      <KitUsersList total={98_213} />
    </AdminShell>
  );
}
