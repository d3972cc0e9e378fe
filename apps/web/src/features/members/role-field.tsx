import { type MemberRole, memberRoles } from "@gatehouse/domain/members/member";
import { Field } from "~/ui/fields/field.tsx";
import { Select } from "~/ui/fields/select.tsx";
import { roleMeaning, roleWord } from "./role-words.ts";

/** One of the four roles, each with what it may do. */
export function RoleField(props: {
  value: MemberRole;
  onValue: (role: MemberRole) => void;
  error?: string | undefined;
}) {
  return (
    <Field label="Role" hint={roleMeaning(props.value)} error={props.error} required>
      <Select
        value={props.value}
        onChange={props.onValue}
        options={memberRoles.map((role) => ({ value: role, label: roleWord(role), hint: roleMeaning(role) }))}
      />
    </Field>
  );
}
