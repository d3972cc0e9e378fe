import Smartphone from "lucide-solid/icons/smartphone";
import { createSignal, onMount, Show } from "solid-js";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { type Device, readDevice } from "../devices/device.ts";
import { InstallHint } from "./install-hint.tsx";
import { NoticeScreen } from "./notice-screen.tsx";

/** No pass was ever bound in this storage. */
export function NoPassScreen() {
  const [device, setDevice] = createSignal<Device>();
  onMount(() => setDevice(readDevice()));
  return (
    <NoticeScreen
      icon={Smartphone}
      tone="blue"
      title="No pass on this phone yet"
      actions={
        <ButtonLink href="/code" variant="primary" size="lg">
          Type a code
        </ButtonLink>
      }
    >
      <p>Open the link in your invitation mail on this phone, or type the code from the same mail.</p>
      <Show when={device()?.isIos && device()?.isInstalled}>
        <p>
          Is your pass in Safari on this phone? Open it there, choose{" "}
          <b class="font-medium text-ink">Move to the installed app</b>, and type the code it shows.
        </p>
      </Show>
      <Show when={device()?.isIos && !device()?.isInstalled}>
        <InstallHint code="from your mail" />
      </Show>
    </NoticeScreen>
  );
}
