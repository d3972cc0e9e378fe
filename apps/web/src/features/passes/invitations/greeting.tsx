import type { InvitationLook } from "@gatehouse/contracts/invitations/look-at-invitation";
import Mail from "lucide-solid/icons/mail";
import QrCode from "lucide-solid/icons/qr-code";
import Smartphone from "lucide-solid/icons/smartphone";
import { createSignal, For, onMount, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { formatMoment } from "~/lib/time.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { type Device, readDevice } from "../devices/device.ts";
import { ContactLine } from "../screens/contact-line.tsx";
import { InstallHint } from "../screens/install-hint.tsx";

const steps = [
  {
    icon: Mail,
    text: "Have the mail with this link at hand. You will be asked for the last four characters of its code.",
  },
  {
    icon: Smartphone,
    text: "This phone makes a key that never leaves it. It becomes your pass, and no other phone can.",
  },
  { icon: QrCode, text: "Show the code on its screen at a door." },
] as const;

/** Who invites, what will be asked, until when, and the one button. */
export function Greeting(props: { look: InvitationLook; onStart: () => Promise<void> }) {
  const [busy, setBusy] = createSignal(false);
  const [device, setDevice] = createSignal<Device>();
  onMount(() => setDevice(readDevice()));
  const installsFirst = () => device()?.isIos === true && !device()?.isInstalled;
  const start = async () => {
    if (busy()) return;
    setBusy(true);
    await props.onStart();
    setBusy(false);
  };
  return (
    <div class="flex flex-1 flex-col gap-6 px-6 pt-6 pb-[max(1.5rem,env(safe-area-inset-bottom))]">
      <div>
        <p class="text-base text-muted">Hello {props.look.firstName},</p>
        <h1 class="mt-1 text-balance font-semibold text-stat tracking-tight">
          {props.look.invitedBy ?? props.look.project} invites you to{" "}
          {props.look.invitedBy ? props.look.project : "carry your pass here"}
        </h1>
        <Show when={props.look.expiresAt}>
          {(until) => (
            <p class="mt-3 text-base text-muted">
              Good for one phone, until {formatMoment(until(), "moment", props.look.timeZone ?? "UTC")}.
            </p>
          )}
        </Show>
      </div>
      <Show when={props.look.replacesPhone}>
        <Banner state="info">
          Your pass works on another phone now. That one stops in the moment this one starts.
        </Banner>
      </Show>
      <Show when={device()?.isInApp}>
        <Banner state="expired">
          This is a window inside another app, which forgets its keys. Open the link in Safari or Chrome
          instead.
        </Banner>
      </Show>
      <Show when={installsFirst()}>
        <InstallHint code="from your mail" />
      </Show>
      <ol class="flex flex-col gap-4">
        <For each={steps}>
          {(step) => (
            <li class="flex items-start gap-3.5">
              <span class="grid size-10 flex-none place-items-center rounded-full border border-line bg-surface text-accent">
                <Dynamic component={step.icon} class="size-5" />
              </span>
              <span class="pt-1.5 text-pretty text-base">{step.text}</span>
            </li>
          )}
        </For>
      </ol>
      <div class="mt-auto flex flex-col gap-4">
        <Button
          variant={installsFirst() ? "secondary" : "primary"}
          size="lg"
          busy={busy()}
          class="h-12 w-full"
          onClick={() => void start()}
        >
          {installsFirst() ? "Use the browser instead" : "Use this phone"}
        </Button>
        <div class="text-center text-meta text-muted">
          <ContactLine contact={props.look.contact} />
        </div>
      </div>
    </div>
  );
}
