import type { PresentedByHand } from "@gatehouse/contracts/doors/door-commands";
import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import { createSignal, Show } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Combobox } from "~/ui/fields/combobox.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import type { Option } from "~/ui/fields/option.ts";
import { Select } from "~/ui/fields/select.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { eventLook } from "../streams/event-look.ts";

const things = [
  { value: "pass", label: "Phone: a fresh code" },
  { value: "pass-expired", label: "Phone: an old code" },
  { value: "pass-replayed", label: "Phone: the code used before" },
  { value: "pass-forged", label: "Phone: a forged code" },
  { value: "number", label: "Card: the person's number" },
  { value: "card", label: "Card: any number" },
  { value: "code", label: "Code: any text" },
] as const;
type Thing = (typeof things)[number]["value"];
const flaws = {
  pass: "none",
  "pass-expired": "expired",
  "pass-replayed": "replayed",
  "pass-forged": "forged",
} as const;

/** Holds something against a reader of the simulated site, to see what the door decides and why. */
export default function PresentDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  projectId: string;
  doors: readonly DoorRow[];
  onDecided: (position: number) => void;
}) {
  const [readerId, setReader] = createSignal<string>();
  const [person, setPerson] = createSignal<Option>();
  const [thing, setThing] = createSignal<Thing>("pass");
  const [text, setText] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal<{ event?: DoorEventRow; words?: string }>();
  const readers = () =>
    props.doors.flatMap((door) =>
      door.bridge?.state === "online"
        ? door.readers.map((reader) => ({
            value: reader.id,
            label: `${door.name}, ${reader.direction}`,
            hint: door.site.name,
          }))
        : [],
    );
  const needsText = () => thing() === "card" || thing() === "code";
  const findPeople = async (typed: string, signal: AbortSignal): Promise<Option[]> => {
    const found = await api.users.find.query({ projectId: props.projectId, q: typed }, { signal });
    return found.people.map((user) => ({
      value: user.id,
      label: `${user.firstName} ${user.lastName}`,
      hint: user.companies.join(", "),
    }));
  };
  const credential = (): PresentedByHand | undefined => {
    const kind = thing();
    if (kind === "card") return text() ? { kind, number: text() } : undefined;
    if (kind === "code") return text() ? { kind, text: text() } : undefined;
    const userId = person()?.value;
    if (!userId) return undefined;
    return kind === "number" ? { kind, userId } : { kind: "pass", userId, flaw: flaws[kind] };
  };
  const present = async (event: SubmitEvent) => {
    event.preventDefault();
    const [reader, shown] = [readerId() ?? readers()[0]?.value, credential()];
    if (!reader || !shown || busy()) return;
    setBusy(true);
    setSaid(undefined);
    try {
      const answer = await api.doors.present.mutate({
        projectId: props.projectId,
        readerId: reader,
        credential: shown,
      });
      if (answer.event) {
        setSaid({ event: answer.event });
        props.onDecided(answer.event.position);
      } else
        setSaid({
          words:
            answer.outcome === "refused"
              ? "There is nothing to show: no phone, or no number."
              : "No answer from the site yet.",
        });
    } catch (error) {
      setSaid({ words: failureText(failureOf(error)) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Present at a door"
      description="Doors of this site are simulated. The bridge decides as it would with real ones."
      footer={
        <Button type="submit" form="present" variant="primary" busy={busy()}>
          Present
        </Button>
      }
    >
      <form id="present" class="flex flex-col gap-4" onSubmit={(event) => void present(event)}>
        <Field label="Reader">
          <Select
            options={readers()}
            value={readerId() ?? readers()[0]?.value}
            onChange={setReader}
            placeholder="No reader is online"
          />
        </Field>
        <Field label="What is shown">
          <Select options={things} value={thing()} onChange={setThing} />
        </Field>
        <Show
          when={needsText()}
          fallback={
            <Field label="Person">
              <Combobox
                load={findPeople}
                value={person()}
                onChange={setPerson}
                placeholder="Name, number or ID"
                empty="Nobody of that name"
              />
            </Field>
          }
        >
          <Field label={thing() === "card" ? "Number" : "Text of the code"}>
            <Input value={text()} onValue={setText} mono />
          </Field>
        </Show>
        <output class="flex min-h-6 items-center gap-2 text-base" aria-live="polite">
          <Show when={said()?.event}>
            {(event) => {
              const look = () => eventLook(event());
              return <StatusPill state={look().state} word={look().word} detail={look().detail} />;
            }}
          </Show>
          {said()?.words}
        </output>
      </form>
    </Dialog>
  );
}
