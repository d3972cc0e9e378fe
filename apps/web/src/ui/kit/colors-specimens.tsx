import { For } from "solid-js";
import { Specimen, Specimens } from "./specimen.tsx";

const surfaces = ["bg", "surface", "sunken", "line", "line-strong", "ink", "muted", "subtle", "accent"];
const tones = ["green", "blue", "amber", "red", "orange", "violet", "gray", "teal"];
const sizes = ["caps", "meta", "base", "form", "section", "page", "stat", "clock"];

export function ColorsSpecimens() {
  return (
    <Specimens id="tokens" title="Tokens">
      <Specimen name="surfaces and text">
        <For each={surfaces}>
          {(name) => (
            <span class="flex items-center gap-2 text-meta">
              <span class="size-6 rounded-chip border border-line" style={{ background: `var(--${name})` }} />
              {name}
            </span>
          )}
        </For>
      </Specimen>
      <Specimen name="tones">
        <For each={tones}>
          {(name) => (
            <span
              data-tone={name}
              class="flex items-center gap-2 rounded-chip bg-tone-tint px-2 py-1 text-meta text-tone"
            >
              <span class="size-2.5 rounded-full bg-tone-dot" />
              {name}
            </span>
          )}
        </For>
      </Specimen>
      <Specimen name="type" wide>
        <div class="flex flex-col gap-1">
          <For each={sizes}>
            {(name) => (
              <p
                style={{
                  "font-size": `var(--text-${name})`,
                  "line-height": `var(--text-${name}--line-height)`,
                }}
              >
                {name} · Who may open which door · 0123456789
              </p>
            )}
          </For>
          <p class="font-mono text-base">mono · 004417 · K7M2-9XQW · 06:02:41</p>
        </div>
      </Specimen>
    </Specimens>
  );
}
