import type { ImportRun } from "@gatehouse/contracts/imports/import-run";
import { type JSX, Show } from "solid-js";
import { isPlanOpen } from "../run-steps.ts";
import type { OpenRun } from "../runs/create-run.ts";
import { leaveToPage } from "../runs/keep-place.ts";
import { EditRow } from "./edit-row.tsx";

/** What was typed for a line whose error went away meanwhile: nothing of it is lost unless one says so. */
export function KeptLine(props: { open: OpenRun; run: ImportRun }) {
  const kept = () => {
    const now = props.open.mending();
    return now?.lost ? now : undefined;
  };
  // A file that was read anew may hold somebody else there.
  const isSavable = () =>
    kept()?.lost === "line" && (props.run.state === "faulty" || isPlanOpen(props.run) || props.open.isBusy());
  return (
    <Show when={kept()}>
      {(mending) => (
        <KeptPanel>
          <div>
            <h2 id="kept-line" class="font-semibold text-section">
              Not saved: what you typed for line {mending().fault.line}
            </h2>
            <p class="mt-1 max-w-[72ch] text-pretty text-base text-muted">
              <Show
                when={mending().lost === "line"}
                fallback="The file has been read again meanwhile, so its lines stand anew. Copy from here what you need."
              >
                The line has no such error any more: somebody mended it meanwhile, or another line it collided
                with.{" "}
                {isSavable()
                  ? "Yours can take the place of what it reads now."
                  : "Copy from here what you need."}
              </Show>
            </p>
          </div>
          <EditRow
            mending={mending()}
            fault={undefined}
            busy={props.open.isBusy()}
            save={isSavable() ? "Save it all the same" : undefined}
            cancel="Drop it"
            onFields={(fields) => props.open.setMending({ ...mending(), fields })}
            onSave={() => props.open.verbs.saveLine(mending())}
            onCancel={() => props.open.setMending(undefined)}
          />
        </KeptPanel>
      )}
    </Show>
  );
}

function KeptPanel(props: { children: JSX.Element }) {
  let panel: HTMLElement | undefined;
  leaveToPage(() => panel);
  return (
    <section
      ref={panel}
      aria-labelledby="kept-line"
      data-tone="amber"
      class="mx-4 mb-6 flex flex-col gap-3 rounded-panel border border-(--tone-dot) px-4 py-3"
    >
      {props.children}
    </section>
  );
}
