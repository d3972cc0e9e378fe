import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import { createSignal, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { OrderDialog, type OrderForm } from "~/features/sites/orders/order-dialog.tsx";
import { api } from "~/lib/api/api.ts";
import { RadioGroup } from "~/ui/controls/radio-group.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import { modeScopes } from "./mode-scopes.ts";

/** An order that lasts: lock down, or release. */
export type ModeVerb = "lockdown" | "release";

const words = {
  lockdown: {
    title: (name: string) => `Lock down ${name}`,
    question: "Lock down",
    submit: (doors: number) => (doors > 1 ? `Lock down ${doors} doors` : "Lock down"),
    working: "Locking down…",
    told: "Lockdown ordered",
    effects: [
      "Nobody gets in, whatever they hold, until somebody releases the lockdown.",
      "Each door says by itself when its site has done it.",
    ],
    cutOff: "hears of it first thing when it is back. Until then its doors decide by their list.",
  },
  release: {
    title: (name: string) => `Release ${name}`,
    question: "Release",
    submit: (doors: number) => (doors > 1 ? `Release ${doors} doors` : "Release"),
    working: "Releasing…",
    told: "Release ordered",
    effects: ["The doors decide again who may enter. None is opened by it."],
    cutOff: "keeps the lockdown until it is back.",
  },
} as const;

/** Asks which doors and why, and orders it. What the sites made of it, the doors themselves say. */
export function ModeDialog(props: {
  verb: ModeVerb;
  door: DoorRow;
  doors: readonly DoorRow[];
  onClose: () => void;
}) {
  const project = useProject();
  // The choice is made of what stands here when it is opened: an order that lands meanwhile must not move it.
  const scopes = modeScopes(props.door, props.doors, props.verb === "lockdown" ? "lockdown" : "normal");
  const [chosen, setChosen] = createSignal<string>(scopes[0]?.target.kind ?? "door");
  const scope = () => scopes.find((one) => one.target.kind === chosen());
  const count = () => scope()?.doors.length ?? 0;
  const cutOff = () => [
    ...new Set(
      scope()?.doors.flatMap((door) => (door.bridge?.state === "online" ? [] : [door.site.name])) ?? [],
    ),
  ];
  const give = async ({ reason }: OrderForm) => {
    const target = scope()?.target;
    if (!target) return;
    const call = props.verb === "lockdown" ? api.doors.lockdown : api.doors.release;
    const { doorIds } = await call.mutate({ projectId: project.id(), target, reason });
    const many = doorIds.length === 1 ? "1 door" : `${doorIds.length} doors`;
    showDone(
      words[props.verb].told,
      doorIds.length === 0 ? "Somebody else was faster: nothing was left to do." : many,
    );
  };

  return (
    <OrderDialog
      title={words[props.verb].title(props.door.name)}
      submit={words[props.verb].submit(count())}
      working={words[props.verb].working}
      danger={props.verb === "lockdown"}
      disabled={count() === 0}
      needsReason
      effects={words[props.verb].effects}
      warnings={cutOff().map((site) => `${site} is cut off: it ${words[props.verb].cutOff}`)}
      onOrder={give}
      onClose={props.onClose}
    >
      <Show when={scopes.length > 1}>
        <RadioGroup
          label={words[props.verb].question}
          options={scopes.map((one) => ({
            value: one.target.kind,
            label: one.label,
            hint: one.target.kind === "door" ? undefined : `${one.doors.length} doors`,
          }))}
          value={chosen()}
          onChange={setChosen}
        />
      </Show>
    </OrderDialog>
  );
}
