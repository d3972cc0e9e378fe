import type { SessionView } from "@gatehouse/contracts/sessions/sessions";
import Monitor from "lucide-solid/icons/monitor";
import Smartphone from "lucide-solid/icons/smartphone";
import { For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { Button } from "~/ui/controls/button.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { deviceName, isHandheld } from "./device-name.ts";

/** Signed-in browsers with the way to end each; the one that is reading is ended by signing out instead. */
export function SessionList(props: {
  sessions: readonly SessionView[];
  /** The session whose end is under way. */
  ending: string | undefined;
  onEnd: (session: SessionView) => void;
}) {
  return (
    <ul class="divide-y divide-line rounded-panel border border-line">
      <For each={props.sessions}>
        {(session) => (
          <li class="flex items-center gap-3 px-4 py-3">
            <Dynamic
              component={isHandheld(session.userAgent) ? Smartphone : Monitor}
              class="size-5 flex-none text-subtle [stroke-width:1.5]"
            />
            <div class="min-w-0 flex-1">
              <p class="flex flex-wrap items-center gap-x-2 gap-y-0.5 font-medium text-base">
                <span class="truncate" title={session.userAgent}>
                  {deviceName(session.userAgent)}
                </span>
                <Show when={session.isCurrent}>
                  <StatusPill state="online" word="This browser" />
                </Show>
              </p>
              <p class="text-meta text-muted">
                <span class="font-mono">{session.address}</span> · used{" "}
                <RelativeTime at={session.lastSeenAt} /> · signed in <RelativeTime at={session.createdAt} />
              </p>
            </div>
            <Show when={!session.isCurrent}>
              <Button
                size="sm"
                busy={props.ending === session.id}
                aria-label={`End the session in ${deviceName(session.userAgent)}`}
                onClick={() => props.onEnd(session)}
              >
                End
              </Button>
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}
