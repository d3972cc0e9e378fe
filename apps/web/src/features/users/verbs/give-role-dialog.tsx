import { useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { rolesQuery } from "~/features/roles/roles-query.ts";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { DateTime } from "~/ui/fields/date-time.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Select } from "~/ui/fields/select.tsx";
import { rowOf, targetIds, targetName } from "./targets.ts";
import { useVerbCalls } from "./use-verb-calls.ts";
import { VerbForm } from "./verb-form.tsx";
import type { VerbDialogProps } from "./verb-host.tsx";

/** Gives a role to one person or to many, for ever or between two moments. */
export default function GiveRoleDialog(props: VerbDialogProps) {
  const project = useProject();
  const calls = useVerbCalls();
  const [roleId, setRoleId] = createSignal<string>();
  const [validFrom, setValidFrom] = createSignal<Date>();
  const [validTo, setValidTo] = createSignal<Date>();
  const [isTried, setTried] = createSignal(false);
  const row = () => rowOf(props.verb.target);
  const roles = useQuery(() => rolesQuery(project.id()));
  const options = createMemo(() => {
    const held = new Set(row()?.roles.map(({ id }) => id));
    const all = roles.isSuccess ? roles.data.roles : [];
    return all.map(({ id, name, description }) => ({
      value: id,
      label: name,
      hint: held.has(id) ? "Has it already" : description || undefined,
      disabled: held.has(id),
    }));
  });
  const isBackwards = () => {
    const [from, to] = [validFrom(), validTo()];
    return from !== undefined && to !== undefined && to <= from;
  };

  async function give(): Promise<boolean> {
    setTried(true);
    const chosen = roleId();
    if (chosen === undefined || isBackwards()) return false;
    const role = {
      roleId: chosen,
      validFrom: validFrom()?.toISOString() ?? null,
      validTo: validTo()?.toISOString() ?? null,
    };
    const one = row();
    if (!one) {
      await calls.bulk(targetIds(props.verb.target), { kind: "give-role", ...role }, "given the role");
      return true;
    }
    const whom = { projectId: project.id(), userId: one.id };
    await api.roles.give.mutate({ ...whom, ...role });
    const name = options().find(({ value }) => value === chosen)?.label ?? "The role";
    calls.sayDone(one, `${name} added`, {
      call: () => api.roles.take.mutate({ ...whom, roleId: chosen }),
      verb: "give-role",
    });
    return true;
  }

  return (
    <VerbForm
      verb={props.verb}
      title={`Add a role to ${targetName(props.verb.target)}`}
      submit="Add role"
      submitting="Adding…"
      onSubmit={give}
    >
      <Field label="Role" required error={isTried() && !roleId() ? "Choose a role." : undefined}>
        <Select
          options={options()}
          value={roleId()}
          onChange={setRoleId}
          placeholder={roles.isSuccess ? "Choose a role…" : "Loading…"}
          disabled={roles.isError}
        />
      </Field>
      <Field label="Valid from" hint="Empty: from now on.">
        <DateTime value={validFrom()} onChange={setValidFrom} zone={project.timeZone()} />
      </Field>
      <Field
        label="Valid until"
        hint="Empty: no end."
        error={isBackwards() ? "The end must lie after the beginning." : undefined}
      >
        <DateTime value={validTo()} onChange={setValidTo} zone={project.timeZone()} />
      </Field>
      <Show when={roles.error}>
        {(error) => (
          <p role="alert" data-tone="red" class="text-tone">
            {failureText(failureOf(error()))}
          </p>
        )}
      </Show>
    </VerbForm>
  );
}
