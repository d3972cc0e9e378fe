import { createSignal } from "solid-js";
import { Combobox } from "../fields/combobox.tsx";
import { DateTime } from "../fields/date-time.tsx";
import { Dropzone } from "../fields/dropzone.tsx";
import { Field } from "../fields/field.tsx";
import { Input } from "../fields/input.tsx";
import type { Option } from "../fields/option.ts";
import { SearchInput } from "../fields/search-input.tsx";
import { Select } from "../fields/select.tsx";
import { Textarea } from "../fields/textarea.tsx";
import { Specimen, Specimens } from "./specimen.tsx";

const companies = [
  "Acme Industrial",
  "Brandt & Söhne",
  "Coastal Welding",
  "Delta Facility",
  "Nordlicht Energie",
];
const roles = [
  { value: "staff", label: "Staff", hint: "Main entrance" },
  { value: "welder", label: "Welder", hint: "Workshop, yard" },
  { value: "visitor", label: "Visitor" },
  { value: "owner", label: "Key holder", hint: "Needs an approval", disabled: true },
] as const satisfies readonly Option[];

async function findCompanies(text: string): Promise<readonly Option[]> {
  return companies
    .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
    .map((name) => ({ value: name, label: name }));
}

export function FieldsSpecimens() {
  const [search, setSearch] = createSignal("");
  const [role, setRole] = createSignal<(typeof roles)[number]["value"] | undefined>("staff");
  const [company, setCompany] = createSignal<Option | undefined>();
  const [until, setUntil] = createSignal<Date | undefined>(new Date("2026-05-12T16:30:00Z"));
  const [reason, setReason] = createSignal("");
  const [files, setFiles] = createSignal<readonly File[]>([]);
  return (
    <Specimens id="fields" title="Fields">
      <Specimen name="Field + Input" wide>
        <div class="grid max-w-[560px] gap-4 sm:grid-cols-2">
          <Field label="First name" required>
            <Input value="Mia" />
          </Field>
          <Field label="Last name" required>
            <Input value="" placeholder="Koch" />
          </Field>
          <Field
            label="E-mail"
            required
            error="This is not an e-mail address. A part after the @ is missing."
          >
            <Input type="email" value="mia.koch@" />
          </Field>
          <Field
            label="ID"
            hint="The number a reader reports for this person's phone."
            aside="What is the ID?"
          >
            <Input mono value="004417" />
          </Field>
          <Field label="Not yours to change">
            <Input value="Read only" readonly />
          </Field>
          <Field label="Not now">
            <Input value="Disabled" disabled />
          </Field>
        </div>
      </Specimen>
      <Specimen name="SearchInput" wide>
        <SearchInput value={search()} onValue={setSearch} label="Search users" hint="/" class="max-w-xs" />
      </Specimen>
      <Specimen name="Select" wide>
        <Field label="Role" class="max-w-xs">
          <Select options={roles} value={role()} onChange={setRole} />
        </Field>
      </Specimen>
      <Specimen name="Combobox" wide>
        <Field label="Company" class="max-w-xs" hint="Type to search">
          <Combobox
            load={findCompanies}
            value={company()}
            onChange={setCompany}
            empty="No company of that name"
          />
        </Field>
      </Specimen>
      <Specimen name="DateTime" wide>
        <Field label="Blocked until">
          <DateTime
            value={until()}
            onChange={setUntil}
            zone="Europe/Berlin"
            presets={[
              { label: "In 7 days", at: (now) => new Date(now.getTime() + 7 * 86_400_000) },
              { label: "In 30 days", at: (now) => new Date(now.getTime() + 30 * 86_400_000) },
              { label: "No end", at: () => undefined },
            ]}
          />
        </Field>
      </Specimen>
      <Specimen name="Textarea" wide>
        <Field label="Reason" required class="max-w-[560px]">
          <Textarea
            value={reason()}
            onValue={setReason}
            maxlength={60}
            placeholder="Seen by everyone who opens the profile"
          />
        </Field>
      </Specimen>
      <Specimen name="Dropzone" wide>
        <div class="grid max-w-[840px] gap-4 sm:grid-cols-2">
          <Dropzone
            label="Drop a CSV file here"
            hint={
              files()[0]?.name ??
              "First name, last name, e-mail, ID, and optionally Sync ID. The file replaces the list."
            }
            accept=".csv,text/csv"
            onFiles={setFiles}
          />
          <Dropzone
            label="Drop a CSV file here"
            error="The file is a picture, not a table. Nothing has been changed."
            onFiles={setFiles}
          />
        </div>
      </Specimen>
    </Specimens>
  );
}
