import { createSignal, For, Show } from "solid-js";
import { Button } from "~/ui/controls/button.tsx";
import { showFailed } from "~/ui/overlays/toasts.tsx";
import { Facts } from "~/ui/records/facts.tsx";
import { MailFrame } from "../mail-frame.tsx";
import { type DevEventType, type DevMessage, devEvents, simulateEvent } from "./dev-messages.ts";

/** One mail of the development mailbox as its reader sees it, and the buttons that decide what becomes of it. */
export function DevMessageView(props: { message: DevMessage; onChanged: () => void }) {
  const [isText, setText] = createSignal(false);
  const [busy, setBusy] = createSignal<DevEventType>();
  async function simulate(type: DevEventType): Promise<void> {
    setBusy(type);
    try {
      await simulateEvent(props.message.id, type);
      props.onChanged();
    } catch (error) {
      showFailed("The report was not taken", error instanceof Error ? error.message : "");
    } finally {
      setBusy(undefined);
    }
  }
  return (
    <main id="content" class="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
      <div class="flex flex-wrap items-start gap-3">
        <h2 class="min-w-0 basis-full font-semibold text-section md:flex-1 md:basis-0">
          {props.message.subject}
        </h2>
        <div class="flex flex-wrap gap-2">
          <Button size="sm" variant="quiet" aria-pressed={isText()} onClick={() => setText(!isText())}>
            {isText() ? "Show as HTML" : "Show as text"}
          </Button>
          <For each={devEvents}>
            {(event) => (
              <Button size="sm" busy={busy() === event.type} onClick={() => void simulate(event.type)}>
                {event.label}
              </Button>
            )}
          </For>
        </div>
      </div>
      <Facts
        facts={[
          { label: "From", value: props.message.from },
          { label: "To", value: props.message.to.join(", ") },
          { label: "Reply to", value: props.message.replyTo.join(", ") || "–" },
        ]}
      />
      <Show
        when={isText()}
        fallback={
          <MailFrame
            links
            html={props.message.html}
            title={props.message.subject}
            class="min-h-[480px] flex-1"
          />
        }
      >
        <pre class="whitespace-pre-wrap rounded-panel border border-line bg-surface p-4 font-mono text-meta">
          {props.message.text}
        </pre>
      </Show>
    </main>
  );
}
