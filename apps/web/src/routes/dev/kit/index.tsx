import { Title } from "@solidjs/meta";
import { createSignal, For, onMount } from "solid-js";
import { chooseTheme, type Theme, themeOf, themes } from "~/lib/theme.ts";
import { RadioGroup } from "~/ui/controls/radio-group.tsx";
import { ColorsSpecimens } from "~/ui/kit/colors-specimens.tsx";
import { ControlsSpecimens } from "~/ui/kit/controls-specimens.tsx";
import { FieldsSpecimens } from "~/ui/kit/fields-specimens.tsx";
import { OverlaysSpecimens } from "~/ui/kit/overlays-specimens.tsx";
import { RecordsSpecimens } from "~/ui/kit/records-specimens.tsx";
import { StatesSpecimens } from "~/ui/kit/states-specimens.tsx";
import { TablesSpecimens } from "~/ui/kit/tables-specimens.tsx";
import { Toasts } from "~/ui/overlays/toasts.tsx";

const parts = ["tokens", "controls", "fields", "states", "overlays", "records", "tables"];

export default function KitPage() {
  const [theme, setTheme] = createSignal<Theme>("system");
  onMount(() => setTheme(themeOf(document.cookie, window.location.pathname)));
  return (
    <div class="min-h-dvh bg-surface">
      <Title>Component kit · Gatehouse</Title>
      <header class="sticky top-0 z-30 flex h-12 items-center gap-5 overflow-x-auto border-line border-b bg-surface px-5">
        <h1 class="flex-none font-semibold text-form">Component kit</h1>
        <nav aria-label="Parts" class="flex flex-1 gap-4 text-base text-muted">
          <For each={parts}>
            {(part) => (
              <a href={`#${part}`} class="capitalize hover:text-ink">
                {part}
              </a>
            )}
          </For>
        </nav>
        <RadioGroup
          label="Theme"
          hideLabel
          inline
          class="flex-none"
          value={theme()}
          onChange={(chosen) => {
            setTheme(chosen);
            chooseTheme(chosen);
          }}
          options={themes.map((value) => ({ value, label: value }))}
        />
      </header>
      <main id="content" class="mx-auto max-w-[1120px] px-5 pb-24">
        <ColorsSpecimens />
        <ControlsSpecimens />
        <FieldsSpecimens />
        <StatesSpecimens />
        <OverlaysSpecimens />
        <RecordsSpecimens />
        <TablesSpecimens />
      </main>
      <Toasts />
    </div>
  );
}
