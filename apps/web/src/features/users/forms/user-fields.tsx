import { type JSX, Show } from "solid-js";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import type { FieldErrors } from "./field-errors.ts";
import { IdHelp } from "./id-help.tsx";

/** The text fields of a person; `dateOfBirth` stands in the edit form only. */
export type UserFieldValues = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly syncId: string;
  readonly dateOfBirth?: string;
};

/** Name of a text field of a person. */
export type UserFieldName = keyof UserFieldValues;

/** The fields of a person, in one order for adding and editing; `children` stand between the contact data and the ID. */
export function UserFields(props: {
  fields: UserFieldValues;
  onField: (name: UserFieldName, value: string) => void;
  errors: FieldErrors;
  /** Said below a field: what somebody else has made of it meanwhile. */
  notes?: Partial<Record<UserFieldName, string>> | undefined;
  autofocus?: boolean | undefined;
  children?: JSX.Element;
}) {
  const bound = (name: UserFieldName) => ({
    name,
    get value() {
      return props.fields[name] ?? "";
    },
    onValue: (value: string) => props.onField(name, value),
  });
  const said = (name: UserFieldName) => ({
    get error() {
      return props.errors[name];
    },
    get hint() {
      return props.notes?.[name];
    },
  });
  return (
    <>
      <div class="grid gap-4 sm:grid-cols-2">
        <Field label="First name" required {...said("firstName")}>
          <Input {...bound("firstName")} autocomplete="off" autofocus={props.autofocus} />
        </Field>
        <Field label="Last name" required {...said("lastName")}>
          <Input {...bound("lastName")} autocomplete="off" />
        </Field>
        <Field label="E-mail" required {...said("email")}>
          <Input {...bound("email")} type="email" inputmode="email" spellcheck={false} />
        </Field>
        <Field label="Mobile phone" {...said("phone")}>
          <Input {...bound("phone")} type="tel" inputmode="tel" />
        </Field>
        <Show when={props.fields.dateOfBirth !== undefined}>
          <Field label="Date of birth" {...said("dateOfBirth")}>
            <Input {...bound("dateOfBirth")} type="date" />
          </Field>
        </Show>
      </div>
      {props.children}
      <div class="grid gap-4 sm:grid-cols-2">
        <Field label="ID" aside={<IdHelp />} {...said("idNumber")}>
          <Input {...bound("idNumber")} mono spellcheck={false} />
        </Field>
        <Field label="Sync ID" {...said("syncId")}>
          <Input {...bound("syncId")} mono spellcheck={false} />
        </Field>
      </div>
    </>
  );
}
