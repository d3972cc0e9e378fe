import type { BridgeRow } from "@gatehouse/contracts/bridges/bridge-row";
import type { PairingCode } from "@gatehouse/contracts/bridges/pair-bridge";
import { createSignal, Show } from "solid-js";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { ShownCode } from "./pairing-code.tsx";

/** Makes a pairing code for a bridge, shows it this once, and says live when the bridge has used it. */
export default function PairingDialog(props: {
  bridge: BridgeRow;
  /** The code of a bridge that was just set up. */
  first?: PairingCode | undefined;
  onClose: () => void;
}) {
  const project = useProject();
  const run = createVerbRun();
  const [made, setMade] = createSignal<{ pairing: PairingCode; pairedBefore: string | null } | undefined>(
    props.first && { pairing: props.first, pairedBefore: null },
  );
  const isDone = () => {
    const now = made();
    return now !== undefined && props.bridge.pairedAt !== now.pairedBefore;
  };
  const make = () =>
    void run.run(async () => {
      const pairedBefore = props.bridge.pairedAt;
      const asked = { projectId: project.id(), bridgeId: props.bridge.id };
      setMade({ pairing: await api.bridges.renewPairing.mutate(asked), pairedBefore });
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={`Pair ${props.bridge.name}`}
      held={run.isBusy() || (made() !== undefined && !isDone())}
      footer={
        <>
          <Button variant={isDone() ? "primary" : "secondary"} onClick={() => props.onClose()}>
            {isDone() ? "Done" : made() ? "Close" : "Cancel"}
          </Button>
          <Show when={!isDone()}>
            <Button variant={made() ? "secondary" : "primary"} busy={run.isBusy()} onClick={make}>
              {run.isBusy() ? "Making…" : made() ? "Make another" : "Make a code"}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={made()} fallback={<Explained bridge={props.bridge} />}>
        {(now) => (
          <ShownCode pairing={now().pairing} pairedBefore={now().pairedBefore} bridge={props.bridge} />
        )}
      </Show>
      <FailureLine of={run.failure()} class="mt-4" />
      <run.Proof />
    </Dialog>
  );
}

function Explained(props: { bridge: BridgeRow }) {
  return (
    <div class="flex flex-col gap-2 text-base text-muted">
      <p>
        A pairing code is good for one hour and for one bridge of {props.bridge.site.name}. Any earlier code
        ends.
      </p>
      <Show when={props.bridge.state !== "unpaired"}>
        <p>
          <Show
            when={props.bridge.state === "quarantined"}
            fallback="The bridge goes on as it is until the code is used; then the key it had counts no more."
          >
            Use it on a program with an empty data folder. Look first at what happened: a copy that goes on
            running is refused, but it still holds the list it had.
          </Show>
        </p>
      </Show>
    </div>
  );
}
