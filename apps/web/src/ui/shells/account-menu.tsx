import LogOut from "lucide-solid/icons/log-out";
import SunMoon from "lucide-solid/icons/sun-moon";
import { createSignal, type JSX, onMount } from "solid-js";
import { chooseTheme, type Theme, themeOf, themes } from "~/lib/theme.ts";
import { Menu, MenuChoice, MenuItem, MenuSeparator, MenuSub } from "../overlays/menu.tsx";
import { Avatar } from "../people/avatar.tsx";

export type Account = {
  readonly name: string;
  readonly mail: string;
  /** The role in this project, as words: "Owner". */
  readonly role: string;
  readonly photo?: string | undefined;
};

const words: Record<Theme, string> = { system: "As the device", light: "Light", dark: "Dark" };

/** Who is signed in: the entries of the shell, the theme, and the way out. */
export function AccountMenu(props: { account: Account; onSignOut: () => void; children?: JSX.Element }) {
  const [theme, setTheme] = createSignal<Theme>("system");
  onMount(() => setTheme(themeOf(document.cookie, window.location.pathname)));
  return (
    <Menu
      placement="bottom-end"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={`Account of ${props.account.name}`}
          class="grid flex-none place-items-center rounded-full hover:brightness-95 pointer-coarse:size-11"
        >
          <Avatar name={props.account.name} photo={props.account.photo} size="sm" />
        </button>
      )}
    >
      <div class="px-2 pt-1.5 pb-2">
        <p class="truncate font-medium text-base">{props.account.name}</p>
        <p class="truncate text-meta text-muted">
          {props.account.mail} · {props.account.role}
        </p>
      </div>
      <MenuSeparator />
      {props.children}
      <MenuSub icon={SunMoon} label="Appearance">
        <MenuChoice
          value={theme()}
          options={themes.map((value) => ({ value, label: words[value] }))}
          onChange={(value) => {
            setTheme(value);
            chooseTheme(value);
          }}
        />
      </MenuSub>
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => props.onSignOut()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
