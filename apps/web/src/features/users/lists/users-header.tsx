import type { TabCounts } from "@gatehouse/contracts/users/users-list";
import { useNavigate } from "@solidjs/router";
import ChevronDown from "lucide-solid/icons/chevron-down";
import MailPlus from "lucide-solid/icons/mail-plus";
import Plus from "lucide-solid/icons/plus";
import RefreshCw from "lucide-solid/icons/refresh-cw";
import Upload from "lucide-solid/icons/upload";
import { createSignal, lazy, Show, Suspense } from "solid-js";
import { Button } from "~/ui/controls/button.tsx";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { Menu, MenuItem } from "~/ui/overlays/menu.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { usePeople } from "../use-people.tsx";
import { useRights } from "../use-rights.ts";
import type { ListQuery } from "./list-query.ts";
import { UserTabs } from "./user-tabs.tsx";

const ResendExpired = lazy(() => import("../verbs/resend-expired-dialog.tsx"));

/** The head of the list: its tabs, the menu for the whole list, *Import CSV* and *Add user*. */
export function UsersHeader(props: { query: ListQuery; counts: TabCounts | undefined }) {
  const rights = useRights();
  const people = usePeople();
  const navigate = useNavigate();
  const [isResending, setResending] = createSignal(false);
  return (
    <>
      <PageHeader
        title="Users"
        actions={
          <>
            <Show when={rights.may("users.invite")}>
              <Menu
                placement="bottom-end"
                trigger={(trigger) => (
                  <Button {...trigger}>
                    Admin <ChevronDown class="size-4 text-subtle" />
                  </Button>
                )}
              >
                <Show when={rights.may("users.import")}>
                  <MenuItem icon={Upload} onSelect={() => navigate("/imports/new")}>
                    Import CSV
                  </MenuItem>
                  <MenuItem icon={RefreshCw} onSelect={() => navigate("/imports/new#auto-sync")}>
                    Auto-sync
                  </MenuItem>
                </Show>
                <MenuItem icon={MailPlus} onSelect={() => setResending(true)}>
                  Resend to all expired
                </MenuItem>
              </Menu>
            </Show>
            <Show when={rights.may("users.import")}>
              <ButtonLink href="/imports/new" icon={Upload} aria-label="Import CSV">
                <span class="max-sm:hidden">Import CSV</span>
              </ButtonLink>
              <ButtonLink href="/imports/new#auto-sync" variant="quiet" class="max-lg:hidden">
                Auto-sync
              </ButtonLink>
            </Show>
            <Show when={rights.may("users.add")}>
              <Button
                variant="primary"
                icon={Plus}
                hint="c"
                onClick={() => people.verbs.open("add", { kind: "nobody" })}
              >
                Add user
              </Button>
            </Show>
          </>
        }
        tabs={<UserTabs query={props.query} counts={props.counts} />}
      />
      <Show when={isResending()}>
        <Suspense>
          <ResendExpired onClose={() => setResending(false)} />
        </Suspense>
      </Show>
    </>
  );
}
