import ArrowRight from "lucide-solid/icons/arrow-right";
import { createSignal, Show } from "solid-js";
import { createAlive } from "~/lib/alive.ts";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { PanelHead } from "./panel-head.tsx";
import { signInText } from "./sign-in-texts.ts";

/** Asks for the address and has a mail sent to it. */
export function EmailStep(props: { email: string; onSent: (email: string) => void }) {
  const [email, setEmail] = createSignal(props.email);
  const [busy, setBusy] = createSignal(false);
  // Pressed before the page is alive, the button would have the browser send the form by itself, as an address.
  const isAlive = createAlive();
  const [error, setError] = createSignal<string>();
  let field: HTMLInputElement | undefined;
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    setBusy(true);
    setError(undefined);
    try {
      await api.signIn.request.mutate({ email: email().trim() });
      props.onSent(email().trim());
    } catch (cause) {
      setError(signInText(failureOf(cause)));
      field?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="flex flex-col gap-5" onSubmit={send} novalidate>
      <PanelHead title="Sign in">We mail you a link and a code. There is no password.</PanelHead>
      <Field label="E-mail" error={error()}>
        <Input
          ref={(input: HTMLInputElement) => {
            field = input;
          }}
          type="email"
          name="email"
          autocomplete="email"
          inputmode="email"
          autofocus
          spellcheck={false}
          enterkeyhint="send"
          value={email()}
          onValue={setEmail}
          class="[&_input]:h-10"
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy()} disabled={!isAlive()} class="w-full">
        Mail me a link
        <Show when={!busy()}>
          <ArrowRight class="size-4" />
        </Show>
      </Button>
    </form>
  );
}
