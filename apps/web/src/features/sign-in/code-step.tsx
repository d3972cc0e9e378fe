import MailCheck from "lucide-solid/icons/mail-check";
import { createSignal, onCleanup, onMount } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { Button } from "~/ui/controls/button.tsx";
import { CodeField } from "./code-field.tsx";
import { onSignedInElsewhere } from "./other-tabs.ts";
import { signInText } from "./sign-in-texts.ts";

/** Waits for the mail: the link opens in a tab of this browser, or the code is typed here. */
export function CodeStep(props: { email: string; onSignedIn: () => void; onBack: () => void }) {
  const [code, setCode] = createSignal("");
  const [busy, setBusy] = createSignal<"code" | "mail">();
  const [error, setError] = createSignal<string>();
  const [sentAgain, setSentAgain] = createSignal(false);
  let field: HTMLInputElement | undefined;

  onMount(() => {
    field?.focus();
    onCleanup(onSignedInElsewhere(() => props.onSignedIn()));
  });
  const run = async (what: "code" | "mail", call: () => Promise<unknown>) => {
    if (busy()) return;
    setBusy(what);
    setError(undefined);
    try {
      await call();
      return true;
    } catch (cause) {
      setError(signInText(failureOf(cause)));
      field?.focus();
      return false;
    } finally {
      setBusy(undefined);
    }
  };
  const confirm = async (event: SubmitEvent) => {
    event.preventDefault();
    const done = await run("code", () => api.signIn.confirmCode.mutate({ email: props.email, code: code() }));
    if (done) props.onSignedIn();
  };
  const again = async () => {
    const done = await run("mail", () => api.signIn.request.mutate({ email: props.email }));
    if (done) setSentAgain(true);
  };
  return (
    <form class="flex flex-col gap-5" onSubmit={confirm} novalidate>
      <div>
        <span data-tone="blue" class="grid size-10 place-items-center rounded-full bg-tone-tint text-tone">
          <MailCheck class="size-5" />
        </span>
        <h1 class="mt-4 font-semibold text-page tracking-tight">Check your mail</h1>
        <p class="mt-1 text-base text-muted">
          If <span class="break-all font-medium text-ink">{props.email}</span> may sign in here, a mail is on
          its way. Open its link in this browser, or type its code. Both are good for ten minutes, once.
        </p>
      </div>
      <CodeField
        label="Code"
        shape="XXXX-XXXX"
        value={code()}
        onValue={setCode}
        error={error()}
        ref={(input) => {
          field = input;
        }}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={busy() === "code"}
        disabled={code().trim() === ""}
        class="w-full"
      >
        Sign in
      </Button>
      <div class="flex flex-wrap items-center justify-between gap-2">
        <Button variant="quiet" class="-ml-3" onClick={() => props.onBack()}>
          Another address
        </Button>
        <Button variant="quiet" class="-mr-3" busy={busy() === "mail"} onClick={again}>
          {sentAgain() ? "Sent. Once more?" : "Send again"}
        </Button>
      </div>
      <p class="sr-only" role="status">
        {sentAgain() ? "Another mail is on its way." : ""}
      </p>
    </form>
  );
}
