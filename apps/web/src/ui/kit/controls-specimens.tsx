import Bell from "lucide-solid/icons/bell";
import Download from "lucide-solid/icons/download";
import Pencil from "lucide-solid/icons/pencil";
import Send from "lucide-solid/icons/send";
import { createSignal } from "solid-js";
import { Button } from "../controls/button.tsx";
import { ButtonLink } from "../controls/button-link.tsx";
import { Checkbox } from "../controls/checkbox.tsx";
import { CopyText } from "../controls/copy-text.tsx";
import { IconButton } from "../controls/icon-button.tsx";
import { Kbd } from "../controls/kbd.tsx";
import { RadioGroup } from "../controls/radio-group.tsx";
import { Switch } from "../controls/switch.tsx";
import { Specimen, Specimens } from "./specimen.tsx";

export function ControlsSpecimens() {
  const [isOn, setOn] = createSignal(true);
  const [until, setUntil] = createSignal<"forever" | "until">("forever");
  return (
    <Specimens id="controls" title="Controls">
      <Specimen name="Button">
        <Button variant="primary" icon={Send}>
          Add user &amp; send invitation
        </Button>
        <Button>Add without invitation</Button>
        <Button variant="quiet" icon={Pencil}>
          Edit
        </Button>
        <Button variant="danger">Block</Button>
        <Button variant="primary" hint="Mod Enter">
          Save
        </Button>
      </Specimen>
      <Specimen name="Button, sizes">
        <Button size="sm" icon={Download}>
          Export
        </Button>
        <Button icon={Download}>Export</Button>
        <Button size="lg" icon={Download}>
          Export
        </Button>
      </Specimen>
      <Specimen name="Button, states">
        <Button variant="primary" busy>
          Blocking…
        </Button>
        <Button busy icon={Download}>
          Exporting…
        </Button>
        <Button variant="primary" disabled>
          Import
        </Button>
        <Button disabled>Import</Button>
        <ButtonLink href="/dev/kit">A link</ButtonLink>
      </Specimen>
      <Specimen name="IconButton">
        <IconButton icon={Pencil} label="Edit" hint="e" />
        <IconButton icon={Bell} label="Notices, 3 unread" mark />
        <IconButton icon={Download} label="Export" variant="secondary" />
        <IconButton icon={Download} label="Export, small" size="sm" />
        <IconButton icon={Download} label="Exporting" busy />
        <IconButton icon={Download} label="Export, not now" disabled />
      </Specimen>
      <Specimen name="Checkbox">
        <Checkbox label="Tell the person by mail" checked />
        <Checkbox label="Invite all without a pass" hint="214 people" />
        <Checkbox label="Some of them" mixed />
        <Checkbox label="Not now" disabled />
      </Specimen>
      <Specimen name="RadioGroup">
        <RadioGroup
          label="How long"
          value={until()}
          onChange={setUntil}
          options={[
            { value: "forever", label: "Until someone unblocks", hint: "Stays on the blocklist" },
            { value: "until", label: "Until a day" },
          ]}
        />
      </Specimen>
      <Specimen name="Switch" wide>
        <div class="flex max-w-sm flex-col gap-3">
          <Switch label="Sound for alarms" hint="One press arms it" checked={isOn()} onChange={setOn} />
          <Switch label="Four-eyes import" checked={false} onChange={setOn} />
          <Switch label="Not yours to change" checked disabled onChange={setOn} />
        </div>
      </Specimen>
      <Specimen name="Kbd">
        <Kbd keys="Mod K" />
        <Kbd keys="g u" />
        <Kbd keys="Shift Enter" />
        <Kbd keys="?" />
      </Specimen>
      <Specimen name="CopyText">
        <CopyText text="000417" label="short number" />
        <CopyText text="01J9ZC3V5Q7K2M8XW4T6B0R1NE" label="user id" />
      </Specimen>
    </Specimens>
  );
}
