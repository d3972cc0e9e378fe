import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import Lock from "lucide-solid/icons/lock";
import LockOpen from "lucide-solid/icons/lock-open";
import { Show } from "solid-js";
import type { Rights } from "~/features/users/use-rights.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import type { Unlock } from "../orders/create-unlock.ts";
import type { ModeVerb } from "../orders/mode-dialog.tsx";
import { unlockWords } from "../orders/order-words.ts";

/** The orders a door takes from somebody of this role; what cannot be ordered now says why. */
export function DoorActions(props: {
  door: DoorRow;
  rights: Rights;
  unlock: Unlock;
  onMode: (verb: ModeVerb) => void;
  /** Given to the button that unlocks, so that a key can lead to it. */
  unlockRef: (button: HTMLButtonElement) => void;
}) {
  const isLockedDown = () => props.door.mode === "lockdown";
  const hindrance = () => {
    if (props.door.bridge?.state !== "online") return "The site is not connected: an unlock cannot reach it.";
    return isLockedDown() ? "The door is locked down: release it first." : undefined;
  };
  const mayOrder = () =>
    props.rights.may("doors.unlock") ||
    props.rights.may("doors.lockdown") ||
    props.rights.may("doors.release");
  return (
    <Show
      when={mayOrder()}
      fallback={<p class="text-base text-muted">Your role watches doors and gives them no orders.</p>}
    >
      <div class="flex w-full flex-wrap items-center gap-2 max-sm:[&>button]:flex-1">
        <Show when={props.rights.may("doors.unlock")}>
          <Button
            ref={props.unlockRef}
            variant="primary"
            icon={LockOpen}
            busy={props.unlock.run.isBusy()}
            disabled={hindrance() !== undefined}
            aria-describedby="unlock-hindrance"
            onClick={() => props.unlock.order()}
          >
            Unlock for 5 s
          </Button>
        </Show>
        <Show
          when={isLockedDown()}
          fallback={
            <Show when={props.rights.may("doors.lockdown")}>
              <Button icon={Lock} onClick={() => props.onMode("lockdown")}>
                Lockdown…
              </Button>
            </Show>
          }
        >
          <Show when={props.rights.may("doors.release")}>
            <Button icon={LockOpen} onClick={() => props.onMode("release")}>
              Release…
            </Button>
          </Show>
        </Show>
        <Show when={props.rights.may("doors.unlock") && hindrance()}>
          {(words) => (
            <p id="unlock-hindrance" class="w-full text-meta text-muted">
              {words()}
            </p>
          )}
        </Show>
      </div>
    </Show>
  );
}

/** What came of the last order to unlock, spoken as it changes. */
export function UnlockResult(props: { unlock: Unlock }) {
  const words = () => {
    const outcome = props.unlock.outcome();
    return outcome && unlockWords[outcome];
  };
  return (
    <output aria-live="polite" class="block text-base empty:hidden">
      <Show when={words()}>
        {(said) => (
          <span class="flex flex-wrap items-center gap-x-2 gap-y-1">
            <StatusPill state={said().state} word={said().word} />
            <span class="text-muted">{said().text}</span>
          </span>
        )}
      </Show>
      <Show when={props.unlock.run.failure()}>
        {(failure) => (
          <span data-tone="red" class="text-tone">
            {failureText(failure())}
          </span>
        )}
      </Show>
    </output>
  );
}
