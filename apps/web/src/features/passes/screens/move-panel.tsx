import { formatMagicCode } from "@gatehouse/domain/invitations/magic-code";
import { createResource, Match, onMount, Switch } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { formatMoment, readerZone } from "~/lib/time.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Spinner } from "~/ui/controls/spinner.tsx";
import type { Pass } from "../states/create-pass.ts";
import { InstallHint } from "./install-hint.tsx";

/** Carries the pass into the installed app of this phone: a code to type there. Here it goes on working until then. */
export function MovePanel(props: { pass: Pass; onClose: () => void }) {
  const [move, { refetch }] = createResource(() =>
    props.pass.session()?.call("startMove", (call, request) => api.passes.startMove.mutate(call, request)),
  );
  let panel: HTMLElement | undefined;
  onMount(() => panel?.scrollIntoView({ block: "start", behavior: "smooth" }));
  return (
    <section
      ref={(element) => {
        panel = element;
      }}
      aria-label="Move to the installed app"
      class="flex w-full flex-col gap-4 rounded-panel border border-line bg-surface p-4"
    >
      <Switch>
        <Match when={move.loading}>
          <p class="flex items-center gap-2 text-base text-muted">
            <Spinner /> Asking for a code
          </p>
        </Match>
        <Match when={move.error}>
          {(error) => (
            <div class="flex flex-col gap-3">
              <p role="alert" data-tone="red" class="text-base text-tone">
                {failureText(failureOf(error()))}
              </p>
              <Button onClick={() => void refetch()}>Try again</Button>
            </div>
          )}
        </Match>
        <Match when={move.latest}>
          {(started) => (
            <>
              <p class="text-base">
                Open the installed app, type your e-mail address and this code. It is good until{" "}
                {formatMoment(started().expiresAt, "time", readerZone())}, once.
              </p>
              <p class="text-center font-mono font-semibold text-stat tracking-[0.12em]" aria-live="polite">
                {formatMagicCode(started().code)}
              </p>
              <p class="text-meta text-muted">
                This page goes on working until the app has started, and stops then.
              </p>
              <InstallHint code="above" />
            </>
          )}
        </Match>
      </Switch>
      <Button variant="quiet" onClick={() => props.onClose()}>
        Close
      </Button>
    </section>
  );
}
