import { Title } from "@solidjs/meta";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import DoorOpen from "lucide-solid/icons/door-open";
import IdCard from "lucide-solid/icons/id-card";
import User from "lucide-solid/icons/user";
import { createSignal, onMount, Show } from "solid-js";
import { QrRing } from "~/ui/passes/qr-ring.tsx";
import { Avatar } from "~/ui/people/avatar.tsx";
import { PassShell } from "~/ui/shells/pass-shell.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";

const links = [
  { href: "/dev/kit/pass", label: "Pass", icon: IdCard, exact: true },
  { href: "/dev/kit/pass/tasks", label: "Tasks", icon: ClipboardCheck, count: 2 },
  { href: "/dev/kit/pass/access", label: "Access", icon: DoorOpen },
  { href: "/dev/kit/pass/profile", label: "Profile", icon: User },
];

export default function KitPassPage() {
  const [drawnAt, setDrawnAt] = createSignal<number>();
  onMount(() => setDrawnAt(Date.now()));
  return (
    <PassShell organisation="Northgate Campus" connection={{ kind: "live" }} links={links}>
      <Title>Pass · Gatehouse</Title>
      <div class="m-auto flex w-full flex-col items-center gap-5 px-6 py-4">
        <div class="flex items-center gap-3 self-start">
          <Avatar name="Mia Koch" size="lg" />
          <div>
            <h1 class="font-semibold text-page">Mia Koch</h1>
            <p class="text-base text-muted">Coastal Welding</p>
          </div>
        </div>
        <Show when={drawnAt()}>
          {(at) => (
            <QrRing
              text="GH1:7K2M8XW4T6B0R1NE5Q3V9ZC0J4H8A2D1S6F3G"
              label="Access code of Mia Koch"
              drawnAt={at()}
              nextAt={at() + 5000}
              class="w-full max-w-80"
            />
          )}
        </Show>
        <StatusPill state="pass-active" detail="until 12 May 2027" />
      </div>
    </PassShell>
  );
}
