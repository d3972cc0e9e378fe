import { For, type JSX, Show } from "solid-js";

/** What a verb will do, sentence by sentence, before it is done; absent sentences do not apply. */
export function Effects(props: { effects: readonly (JSX.Element | false | undefined)[] }) {
  const said = () => props.effects.filter((effect) => effect !== false && effect !== undefined);
  return (
    <Show when={said().length > 0}>
      <div>
        <p class="font-medium">What will happen</p>
        <ul class="mt-1 flex list-disc flex-col gap-0.5 pl-4 text-muted marker:text-subtle">
          <For each={said()}>{(effect) => <li>{effect}</li>}</For>
        </ul>
      </div>
    </Show>
  );
}
