import Download from "lucide-solid/icons/download";
import RotateCcw from "lucide-solid/icons/rotate-ccw";
import Smartphone from "lucide-solid/icons/smartphone";
import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from "solid-js";
import { Button } from "~/ui/controls/button.tsx";
import { readDevice } from "../devices/device.ts";
import type { Pass } from "../states/create-pass.ts";
import { MovePanel } from "./move-panel.tsx";

const ResetDialog = lazy(() => import("./reset-dialog.tsx"));

/** The browser's own offer to install, which it makes when it likes. */
type InstallOffer = Event & { readonly prompt: () => Promise<unknown> };

/** What a person can do with the pass: install it, move it into the installed app, reset the app. */
export function PassActions(props: { pass: Pass }) {
  const [offer, setOffer] = createSignal<InstallOffer>();
  const [mayMove, setMayMove] = createSignal(false);
  const [open, setOpen] = createSignal<"move" | "reset">();
  onMount(() => {
    const device = readDevice();
    setMayMove(device.isIos && !device.isInstalled);
    const onOffer = (event: Event) => {
      event.preventDefault();
      setOffer(event as InstallOffer);
    };
    addEventListener("beforeinstallprompt", onOffer);
    onCleanup(() => removeEventListener("beforeinstallprompt", onOffer));
  });
  const install = async () => {
    await offer()?.prompt();
    setOffer(undefined);
  };
  return (
    <>
      <div class="flex w-full flex-wrap justify-center gap-2">
        <Show when={offer()}>
          <Button icon={Download} onClick={() => void install()}>
            Install
          </Button>
        </Show>
        <Show when={mayMove()}>
          <Button icon={Smartphone} aria-expanded={open() === "move"} onClick={() => setOpen("move")}>
            Move to the installed app
          </Button>
        </Show>
        <Button variant="quiet" icon={RotateCcw} onClick={() => setOpen("reset")}>
          Reset app
        </Button>
      </div>
      <Show when={open() === "move"}>
        <MovePanel pass={props.pass} onClose={() => setOpen(undefined)} />
      </Show>
      <Suspense>
        <Show when={open() === "reset"}>
          <ResetDialog pass={props.pass} onClose={() => setOpen(undefined)} />
        </Show>
      </Suspense>
    </>
  );
}
