import type { RoleView } from "@gatehouse/contracts/roles/roles";
import { Show } from "solid-js";
import { Field } from "~/ui/fields/field.tsx";
import { Select } from "~/ui/fields/select.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { ChosenList } from "./chosen-list.tsx";

/** The roles a new person gets; without one, nothing opens, and the form says so. */
export function RolesField(props: {
  /** Undefined while they are being loaded. */
  roles: readonly RoleView[] | undefined;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const option = (role: RoleView) => ({
    value: role.id,
    label: role.name,
    hint: role.isDefault ? "Default role" : role.description || undefined,
  });
  const roles = () => props.roles ?? [];
  const chosen = () => roles().filter(({ id }) => props.chosen.includes(id));
  const others = () => roles().filter(({ id }) => !props.chosen.includes(id));
  return (
    <div class="flex flex-col gap-2">
      <Field label="Roles">
        <ChosenList
          label="Chosen roles"
          chosen={chosen().map(option)}
          onRemove={(id) => props.onChange(props.chosen.filter((each) => each !== id))}
        >
          <Select
            options={others().map(option)}
            value={undefined}
            onChange={(id) => props.onChange([...props.chosen, id])}
            placeholder={others().length > 0 ? "Add a role…" : props.roles ? "No other role" : "Loading…"}
            disabled={others().length === 0}
          />
        </ChosenList>
      </Field>
      <Show when={props.roles && props.chosen.length === 0}>
        <Banner state="expired">Without a role this person will open no door.</Banner>
      </Show>
    </div>
  );
}
