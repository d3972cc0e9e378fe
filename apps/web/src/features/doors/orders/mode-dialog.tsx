import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { useKeys } from "~/lib/keys.ts";
import { Button } from "~/ui/controls/button.tsx";
import { RadioGroup } from "~/ui/controls/radio-group.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
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
  const formId = createUniqueId();
  const run = createVerbRun();
  // The choice is made of what stands here when it is opened: an order that lands meanwhile must not move it.
  const scopes = modeScopes(props.door, props.doors, props.verb === "lockdown" ? "lockdown" : "normal");
  const [chosen, setChosen] = createSignal<string>(scopes[0]?.target.kind ?? "door");
  const [reason, setReason] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  let box: HTMLInputElement | undefined;
  const scope = () => scopes.find((one) => one.target.kind === chosen());
  const count = () => scope()?.doors.length ?? 0;
  const cutOff = () => [
    ...new Set(
      scope()?.doors.flatMap((door) => (door.bridge?.state === "online" ? [] : [door.site.name])) ?? [],
    ),
  ];
  const submit = () => {
    setTried(true);
    if (reason().trim() === "") return box?.focus();
    const target = scope()?.target;
    if (!target) return;
    void run.run(async () => {
      const order = { projectId: project.id(), target, reason: reason() };
      const call = props.verb === "lockdown" ? api.doors.lockdown : api.doors.release;
      const { doorIds } = await call.mutate(order);
      const many = doorIds.length === 1 ? "1 door" : `${doorIds.length} doors`;
      showDone(
        words[props.verb].told,
        doorIds.length === 0 ? "Somebody else was faster: nothing was left to do." : many,
      );
      props.onClose();
    });
  };
  useKeys({ "form.submit": submit });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !run.isBusy() && props.onClose()}
      title={words[props.verb].title(props.door.name)}
      size="sm"
      held={run.isBusy()}
      footer={
        <>
          <Button onClick={() => props.onClose()} disabled={run.isBusy()}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={formId}
            variant={props.verb === "lockdown" ? "danger" : "primary"}
            busy={run.isBusy()}
            disabled={count() === 0}
          >
            {run.isBusy() ? words[props.verb].working : words[props.verb].submit(count())}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        novalidate
        class="flex flex-col gap-4 text-base"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
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
        <Field
          label="Reason"
          required
          error={isTried() && reason().trim() === "" ? "Say why: it stands in the log." : undefined}
        >
          <Input
            ref={(element: HTMLInputElement) => {
              box = element;
            }}
            value={reason()}
            onValue={setReason}
            maxlength={500}
            autofocus
          />
        </Field>
        <ul class="flex list-disc flex-col gap-1 pl-5 text-muted">
          <For each={words[props.verb].effects}>{(effect) => <li>{effect}</li>}</For>
          <For each={cutOff()}>
            {(site) => (
              <li class="text-ink">
                {site} is cut off: it {words[props.verb].cutOff}
              </li>
            )}
          </For>
        </ul>
        <Show when={run.failure()}>
          {(failure) => (
            <p role="alert" data-tone="red" class="text-tone">
              {failureText(failure())}
            </p>
          )}
        </Show>
      </form>
      <run.Proof />
    </Dialog>
  );
}
