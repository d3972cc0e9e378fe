import { Title } from "@solidjs/meta";
import Monitor from "lucide-solid/icons/monitor-play";
import { For } from "solid-js";
import { kitUser } from "~/ui/kit/kit-users.ts";
import { Avatar } from "~/ui/people/avatar.tsx";
import { DeskPanes } from "~/ui/shells/desk-panes.tsx";
import { DeskShell } from "~/ui/shells/desk-shell.tsx";
import type { StateName } from "~/ui/states/state-table.ts";
import { StatusPill } from "~/ui/states/status-pill.tsx";

const places = ["Console", "Photo wall", "Floor plan", "Replay", "Muster", "Stats"];
const results: readonly StateName[] = [
  "granted",
  "granted",
  "denied",
  "granted",
  "forced-open",
  "held-open",
  "unlocked",
];

export default function KitDeskPage() {
  return (
    <DeskShell
      title="Northgate Campus"
      zone="Europe/Berlin"
      connection={{ kind: "catching-up" }}
      links={places.map((label, at) => ({
        label,
        href: at === 0 ? "/dev/kit/desk" : `/dev/kit/desk/${at}`,
        icon: Monitor,
      }))}
      footer={
        <>
          <span class="tabular-nums">42 events/min</span>
          <span class="tabular-nums">lag 31 ms</span>
          <span>Operator Mia Koch</span>
        </>
      }
    >
      <Title>Console · Gatehouse</Title>
      <h1 class="sr-only">Console</h1>
      <DeskPanes
        leftLabel="Alarms"
        left={<p class="p-4 text-base text-muted">No alarm is open.</p>}
        centre={
          <ol class="min-h-0 flex-1 overflow-y-auto" aria-label="Events" tabindex={0}>
            <For each={Array.from({ length: 40 }, (_, at) => at)}>
              {(at) => (
                <li class="grid h-9 grid-cols-[5rem_8.5rem_minmax(0,1fr)_minmax(0,1fr)] items-center gap-3 border-line border-b px-3">
                  <span class="font-mono text-meta text-muted tabular-nums">
                    06:{String(59 - at).padStart(2, "0")}:41
                  </span>
                  <StatusPill state={results[at % results.length] ?? "granted"} />
                  <span class="truncate">{kitUser(at).name}</span>
                  <span class="truncate text-muted">Main entrance, in</span>
                </li>
              )}
            </For>
          </ol>
        }
        rightLabel="Person"
        right={
          <div class="flex flex-col items-center gap-3 p-8 text-center">
            <Avatar name="Mia Koch" size="xl" />
            <p class="font-semibold text-page">Mia Koch</p>
            <StatusPill state="granted" />
          </div>
        }
      />
    </DeskShell>
  );
}
