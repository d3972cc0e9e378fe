import Send from "lucide-solid/icons/send";
import { createSignal, Match, Switch } from "solid-js";
import { failureOf } from "~/lib/api/failure.ts";
import { Button } from "~/ui/controls/button.tsx";
import { askText } from "./invitation-texts.ts";

/** Asks the admins for a new invitation, once: what became of it stays in the button's place. */
export function AskAnew(props: { ask: () => Promise<unknown> }) {
  const [state, setState] = createSignal<"idle" | "busy" | "asked">("idle");
  const [error, setError] = createSignal<string>();
  const ask = async () => {
    if (state() === "busy") return;
    setState("busy");
    setError(undefined);
    try {
      await props.ask();
      setState("asked");
    } catch (cause) {
      setError(askText(failureOf(cause)));
      setState("idle");
    }
  };
  return (
    <Switch>
      <Match when={state() === "asked"}>
        <p
          role="status"
          data-tone="green"
          class="rounded-control bg-tone-tint px-3 py-2.5 text-base text-tone"
        >
          Asked. When somebody sends you a new invitation, it comes by mail.
        </p>
      </Match>
      <Match when={error()}>
        {(text) => (
          <p
            role="alert"
            data-tone="amber"
            class="rounded-control bg-tone-tint px-3 py-2.5 text-base text-tone"
          >
            {text()}
          </p>
        )}
      </Match>
      <Match when={true}>
        <Button variant="primary" size="lg" icon={Send} busy={state() === "busy"} onClick={() => void ask()}>
          Ask for a new invitation
        </Button>
      </Match>
    </Switch>
  );
}
