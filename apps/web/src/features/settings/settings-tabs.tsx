import type { Verb } from "@gatehouse/domain/members/permissions";
import { useLocation } from "@solidjs/router";
import { useRights } from "~/features/users/use-rights.ts";
import { Tabs } from "~/ui/navigation/tabs.tsx";

const pages: readonly { readonly href: string; readonly label: string; readonly verb: Verb }[] = [
  { href: "/settings/members", label: "Members", verb: "members.see" },
  { href: "/settings/imports", label: "Imports", verb: "guards.see" },
  { href: "/settings/api-keys", label: "API keys", verb: "tokens.see" },
];

/** The pages of the settings that one's role may see. */
export function SettingsTabs() {
  const rights = useRights();
  const location = useLocation();
  return (
    <Tabs
      label="Settings"
      tabs={pages
        .filter(({ verb }) => rights.may(verb))
        .map(({ href, label }) => ({ href, label, current: location.pathname === href }))}
    />
  );
}
