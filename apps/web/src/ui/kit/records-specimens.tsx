import Ban from "lucide-solid/icons/ban";
import Mail from "lucide-solid/icons/mail";
import Pencil from "lucide-solid/icons/pencil";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { CopyText } from "../controls/copy-text.tsx";
import { Stepper } from "../navigation/stepper.tsx";
import { Tabs } from "../navigation/tabs.tsx";
import { QrRing } from "../passes/qr-ring.tsx";
import { DiffCell } from "../records/diff-cell.tsx";
import { Facts } from "../records/facts.tsx";
import { MomentText } from "../records/moment-text.tsx";
import { RelativeTime } from "../records/relative-time.tsx";
import { Timeline } from "../records/timeline.tsx";
import { Specimen, Specimens } from "./specimen.tsx";

const zone = "Europe/Berlin";
const newCodeMs = 5000;

export function RecordsSpecimens() {
  const [drawnAt, setDrawnAt] = createSignal<number>();
  onMount(() => {
    setDrawnAt(Date.now());
    const timer = setInterval(() => setDrawnAt(Date.now()), newCodeMs);
    onCleanup(() => clearInterval(timer));
  });
  return (
    <Specimens id="records" title="Records and places">
      <Specimen name="Tabs" wide>
        <div class="border-line border-b">
          <Tabs
            label="Users"
            tabs={[
              { href: "/dev/kit?tab=active", label: "Active", count: 4213, current: true },
              { href: "/dev/kit?tab=review", label: "In review", count: 12, current: false },
              { href: "/dev/kit?tab=blocked", label: "Blocked", count: 3, current: false },
              { href: "/dev/kit?tab=archived", label: "Archived", count: 871, current: false },
              { href: "/dev/kit?tab=all", label: "All", count: 5099, current: false },
            ]}
          />
        </div>
      </Specimen>
      <Specimen name="Stepper" wide>
        <Stepper
          label="Import"
          current={2}
          steps={[
            { label: "Upload" },
            { label: "Map" },
            { label: "Review" },
            { label: "Apply" },
            { label: "Done" },
          ]}
        />
      </Specimen>
      <Specimen name="RelativeTime">
        <RelativeTime at={Date.parse("2026-05-12T16:30:00Z")} zone={zone} />
        <MomentText at="2026-05-12T16:30:00Z" zone={zone} />
        <MomentText at="2026-05-12T16:30:00Z" zone={zone} shape="exact" class="font-mono text-meta" />
      </Specimen>
      <Specimen name="DiffCell">
        <DiffCell before="mia.koch@old.example" after="mia.koch@example.org" />
        <DiffCell before="" after="Coastal Welding" />
        <DiffCell before="004417" after="" stacked />
      </Specimen>
      <Specimen name="Facts" wide>
        <Facts
          class="max-w-lg"
          facts={[
            { label: "Companies", value: "Acme Industrial, Coastal Welding" },
            { label: "ID", value: <CopyText text="004417" label="ID" /> },
            { label: "Last door", value: <MomentText at="2026-05-12T06:02:00Z" zone={zone} /> },
          ]}
        />
      </Specimen>
      <Specimen name="Timeline" wide>
        <div class="max-w-xl">
          <Timeline
            label="Log"
            zone={zone}
            entries={[
              {
                id: "3",
                at: "2026-05-12T16:30:00Z",
                icon: Ban,
                tone: "red",
                text: "Jonas Weber blocked this user",
                detail: "“Lost contractor badge, police report pending.”",
              },
              {
                id: "2",
                at: "2026-05-11T08:12:00Z",
                icon: Pencil,
                text: "Mia Koch changed the e-mail",
                detail: <DiffCell before="mia@old.example" after="mia@example.org" />,
              },
              { id: "1", at: "2026-05-02T09:00:00Z", icon: Mail, text: "Invitation sent" },
            ]}
          />
        </div>
      </Specimen>
      <Specimen name="QrRing">
        <Show when={drawnAt()}>
          {(at) => (
            <QrRing
              text={`GH1:${at().toString(36).toUpperCase()}:7K2M8XW4T6B0R1NE5Q3V9ZC0J4H8A2D`}
              label="Access code of Mia Koch"
              drawnAt={at()}
              nextAt={at() + newCodeMs}
              class="w-60"
            />
          )}
        </Show>
      </Specimen>
    </Specimens>
  );
}
