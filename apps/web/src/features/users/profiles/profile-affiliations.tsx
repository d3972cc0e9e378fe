import type { UserRow } from "@gatehouse/contracts/users/user-row";
import Plus from "lucide-solid/icons/plus";
import X from "lucide-solid/icons/x";
import { createSignal, For, Show } from "solid-js";
import { type AffiliationKind, affiliations } from "~/features/affiliations/affiliation-kinds.ts";
import { freeOptions, madeOption } from "~/features/affiliations/affiliation-options.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Combobox } from "~/ui/fields/combobox.tsx";
import type { Option } from "~/ui/fields/option.ts";
import { Popover } from "~/ui/overlays/popover.tsx";
import { usePeople } from "../use-people.tsx";
import { useRights } from "../use-rights.ts";
import { createVerbRun } from "../verbs/create-verb-run.tsx";
import { useVerbCalls } from "../verbs/use-verb-calls.ts";

/** The companies or the groups somebody belongs to; the plus adds another, a cross takes one away. */
export function ProfileAffiliations(props: { row: UserRow; kind: AffiliationKind }) {
  const project = useProject();
  const people = usePeople();
  const rights = useRights();
  const calls = useVerbCalls();
  const run = createVerbRun();
  const [isOpen, setOpen] = createSignal(false);
  const of = () => affiliations[props.kind];
  const held = () => of().heldBy(props.row);
  const mayEdit = () => rights.may("users.edit") && props.row.standing !== "archived";
  const whom = (id: string) => ({ projectId: project.id(), userId: props.row.id, id });
  const load = freeOptions(props.kind, project.id, {
    isTaken: (id) => held().some((each) => each.id === id),
    mayMake: () => rights.may(of().manage),
  });
  const add = (option: Option) =>
    void run.run(async () => {
      const { value } = await madeOption(props.kind, project.id(), option);
      await of().assign(whom(value));
      setOpen(false);
      people.verbs.done([props.row.id]);
    });
  const remove = ({ id, name }: { readonly id: string; readonly name: string }) =>
    void run.run(async () => {
      await of().take(whom(id));
      people.verbs.done([props.row.id]);
      calls.sayDone(props.row, `${name} removed`, { call: () => of().assign(whom(id)), verb: "edit" });
    });

  return (
    <div>
      <ul class="flex flex-col">
        <For each={held()}>
          {(one) => (
            <li class="flex items-center gap-1">
              <span class="min-w-0 truncate">{one.name}</span>
              <Show when={mayEdit()}>
                <button
                  type="button"
                  aria-label={`Remove ${one.name}`}
                  class="grid size-6 place-items-center rounded-chip text-subtle opacity-60 hover:bg-hover hover:text-ink hover:opacity-100 focus-visible:opacity-100 pointer-coarse:size-11"
                  onClick={() => remove(one)}
                >
                  <X class="size-3.5" />
                </button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={mayEdit()} fallback={held().length === 0 ? "–" : undefined}>
        <Popover
          title={`Add a ${props.kind}`}
          open={isOpen()}
          onOpenChange={setOpen}
          trigger={(trigger) => (
            <button
              type="button"
              {...trigger}
              class="-mx-1 inline-flex min-h-6 items-center gap-1 rounded-chip px-1 text-accent hover:bg-hover pointer-coarse:min-h-11"
            >
              <Plus class="size-3.5" />
              {held().length > 0 ? `Another ${props.kind}` : `Add ${props.kind}`}
            </button>
          )}
        >
          <Combobox
            label={props.kind === "company" ? "Company" : "Group"}
            placeholder={rights.may(of().manage) ? "Search or add…" : "Search…"}
            empty={`No other ${props.kind} of that name`}
            load={load}
            value={undefined}
            onChange={(option) => option && add(option)}
          />
          <Show when={run.isBusy()}>
            <p role="status" class="mt-2 text-meta text-muted">
              Saving…
            </p>
          </Show>
        </Popover>
      </Show>
      <Show when={run.failure()}>
        {(failure) => (
          <p role="alert" data-tone="red" class="text-meta text-tone">
            {failureText(failure())}
          </p>
        )}
      </Show>
    </div>
  );
}
