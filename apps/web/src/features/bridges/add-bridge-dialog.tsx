import type { BridgeRow } from "@gatehouse/contracts/bridges/bridge-row";
import type { BridgesListAnswer } from "@gatehouse/contracts/bridges/bridges-list";
import type { PairingCode } from "@gatehouse/contracts/bridges/pair-bridge";
import { createSignal } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { FormDialog } from "~/features/users/verbs/form-dialog.tsx";
import { api } from "~/lib/api/api.ts";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { Select } from "~/ui/fields/select.tsx";

/** Sets up a bridge for a site. Its pairing code is handed on and shown next. */
export default function AddBridgeDialog(props: {
  sites: BridgesListAnswer["sites"];
  bridges: readonly BridgeRow[];
  onAdded: (pairing: PairingCode) => void;
  onClose: () => void;
}) {
  const project = useProject();
  const run = createVerbRun();
  /** A second bridge at a site is allowed, and said. */
  const served = (id: string | undefined) => props.bridges.filter((bridge) => bridge.site.id === id).length;
  const [siteId, setSite] = createSignal(
    (props.sites.find((site) => served(site.id) === 0) ?? props.sites[0])?.id,
  );
  const site = () => props.sites.find((one) => one.id === siteId());
  const [typed, setTyped] = createSignal<string>();
  const proposed = () => {
    const before = served(siteId());
    return site() ? `${site()?.name} bridge${before === 0 ? "" : ` ${before + 1}`}` : "";
  };
  const name = () => typed() ?? proposed();
  const isWhole = () => siteId() !== undefined && name().trim() !== "";
  const add = () => {
    const chosen = siteId();
    if (!chosen || !isWhole()) return;
    void run.run(async () =>
      props.onAdded(await api.bridges.add.mutate({ projectId: project.id(), siteId: chosen, name: name() })),
    );
  };
  return (
    <FormDialog
      open
      title="Add a bridge"
      description="The program beside the doors of a site. Next you get a code to pair it with."
      submit="Add and get a code"
      submitting="Adding…"
      disabled={!isWhole()}
      run={run}
      onSubmit={add}
      onClose={props.onClose}
    >
      <Field
        label="Site"
        required
        hint={
          served(siteId()) > 0
            ? "This site has a bridge already. A second one decides by the same list; give it readers of its own."
            : undefined
        }
      >
        <Select
          options={props.sites.map((one) => ({ value: one.id, label: one.name }))}
          value={siteId()}
          onChange={setSite}
        />
      </Field>
      <Field label="Name" required>
        <Input value={name()} onValue={setTyped} maxlength={100} />
      </Field>
    </FormDialog>
  );
}
