import { createMemo, Show } from "solid-js";
import { formatMoment } from "~/lib/time.ts";
import { Banner } from "~/ui/states/banner.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import type { Pass } from "../states/create-pass.ts";
import { offlineUntil } from "../states/pass-view.ts";
import { validityText } from "./validity-text.ts";

/** What holds of the pass: its state, how long it is valid, and how long it works without a network. */
export function PassFacts(props: { pass: Pass }) {
  const zone = () => props.pass.state()?.project.timeZone ?? "UTC";
  const isLive = () => props.pass.connection()?.kind === "live";
  // Only the minute is shown, so that a poll a minute changes nothing on screen.
  const worksUntil = createMemo(() => {
    const state = props.pass.state();
    return state && formatMoment(offlineUntil(state, props.pass.contactAt()), "day-time", zone());
  });
  return (
    <Show when={props.pass.state()}>
      {(state) => (
        <div class="flex w-full flex-col items-center gap-3 text-center">
          <Show
            when={state().validity !== null}
            fallback={
              <Banner state="pending" class="text-left">
                No role of yours is accepted yet, so this code opens no door.
              </Banner>
            }
          >
            <StatusPill state="pass-active" detail={validityText(state().validity, zone())} />
          </Show>
          <Show when={state().newPhoneUntil}>
            {(until) => (
              <Banner state="info" class="text-left">
                Another phone is invited until {formatMoment(until(), "moment", zone())}. This one stops when
                that one starts.
              </Banner>
            )}
          </Show>
          <p class="text-meta text-muted">
            <Show when={state().idNumber}>
              {(id) => (
                <>
                  ID <span class="font-mono">{id()}</span> ·{" "}
                </>
              )}
            </Show>
            <Show when={!isLive()} fallback={`Works offline until ${worksUntil()}`}>
              Offline: this code works until {worksUntil()}
            </Show>
          </p>
        </div>
      )}
    </Show>
  );
}
