import type { FieldConflictView } from "@gatehouse/contracts/users/edit-user";
import { For } from "solid-js";
import { RadioGroup } from "~/ui/controls/radio-group.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import type { Choice, EditableField } from "./edited-fields.ts";
import { fieldWords } from "./field-words.ts";

/** Fields that two people have changed at once: what it was, theirs and yours, and which one stays. */
export function ConflictPanel(props: {
  conflicts: readonly FieldConflictView[];
  choices: Readonly<Partial<Record<EditableField, Choice>>>;
  onChoose: (field: EditableField, choice: Choice) => void;
}) {
  return (
    <div class="flex flex-col gap-4">
      <Banner state="pending" urgent>
        Somebody else has changed the same while you were editing. Nothing has been saved yet: choose what
        stays.
      </Banner>
      <For each={props.conflicts}>
        {(conflict) => (
          <RadioGroup
            label={fieldWords[conflict.field]}
            value={props.choices[conflict.field]}
            onChange={(choice) => props.onChoose(conflict.field, choice)}
            options={[
              {
                value: "theirs",
                label: <Value text={conflict.theirs} />,
                hint: "Theirs, as it is saved now",
              },
              { value: "yours", label: <Value text={conflict.yours} />, hint: "Yours" },
            ]}
          />
        )}
      </For>
      <p class="text-meta text-muted">
        When you began:{" "}
        {props.conflicts.map(({ field, base }) => `${fieldWords[field]} ${base ?? "empty"}`).join(" · ")}
      </p>
    </div>
  );
}

function Value(props: { text: string | null }) {
  return <span class={props.text ? "font-medium" : "text-subtle italic"}>{props.text ?? "empty"}</span>;
}
