import { Combobox } from "~/ui/fields/combobox.tsx";
import { Field } from "~/ui/fields/field.tsx";
import type { Option } from "~/ui/fields/option.ts";

const mostShown = 50;

const optionOf = (zone: string): Option => ({ value: zone, label: zone.replaceAll("_", " ") });

/** Zones whose name holds every typed word, whatever the case. */
function findZones(text: string): readonly Option[] {
  const words = text.toLowerCase().split(/[\s/_]+/);
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  return zones
    .filter((zone) => words.every((word) => zone.toLowerCase().includes(word)))
    .slice(0, mostShown)
    .map(optionOf);
}

/** A time zone of the IANA list, found by typing a city or continent. */
export function TimeZoneField(props: { value: string; onValue: (zone: string) => void }) {
  return (
    <Field label="Time zone" hint="The clock of reports and of doors whose site names none." required>
      <Combobox
        load={async (text) => findZones(text)}
        value={optionOf(props.value)}
        onChange={(option) => option && props.onValue(option.value)}
        empty="No such time zone"
      />
    </Field>
  );
}
