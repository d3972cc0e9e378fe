import MailCheck from "lucide-solid/icons/mail-check";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import { Button } from "~/ui/controls/button.tsx";
import { CodeField } from "./code-field.tsx";
import { onSignedInElsewhere } from "./other-tabs.ts";
import { PanelHead } from "./panel-head.tsx";
import { signInText } from "./sign-in-texts.ts";

/** Waits for the mail: the link opens in a tab of this browser, or the code is typed here. */
export function CodeStep(props: { email: string; onSignedIn: () => void; onBack: () => void }) {
  const [code, setCode] = createSignal("");
  const [busy, setBusy] = createSignal<"code" | "mail">();
  const [failure, setFailure] = createSignal<Failure>();
  const [sentAgain, setSentAgain] = createSignal(false);
  let field: HTMLInputElement | undefined;

  onMount(() => {
    field?.focus();
    onCleanup(onSignedInElsewhere(() => props.onSignedIn()));
  });
  const error = () => {
    const now = failure();
    return now && signInText(now);
  };
  /** Whether only another mail helps: used up, too old, or guessed at too often. */
  const isDead = () => {
    const now = failure();
    if (now?.kind !== "refused") return false;
    return now.code === "sign-in.link-invalid" || now.details.triesLeft === 0;
  };
  const run = async (what: "code" | "mail", call: () => Promise<unknown>) => {
    if (busy()) return;
    setBusy(what);
    setFailure(undefined);
    try {
      await call();
      return true;
    } catch (cause) {
      setFailure(failureOf(cause));
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
    if (!done) return;
    setSentAgain(true);
    setCode("");
    field?.focus();
  };
  return (
    <form class="flex flex-col gap-5" onSubmit={confirm} novalidate>
      <PanelHead title="Check your mail" icon={MailCheck}>
        If <span class="break-all font-medium text-ink">{props.email}</span> may sign in here, a mail is on
        its way. Open its link in this browser, or type its code. Both are good for ten minutes, once.
      </PanelHead>
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
      <Show
        when={!isDead()}
        fallback={
          <Button variant="primary" size="lg" busy={busy() === "mail"} class="w-full" onClick={again}>
            Send a new mail
          </Button>
        }
      >
        <Button type="submit" variant="primary" size="lg" busy={busy() === "code"} class="w-full">
          Sign in
        </Button>
      </Show>
      <div class="flex flex-wrap items-center justify-between gap-2">
        <Button variant="quiet" class="-ml-3" onClick={() => props.onBack()}>
          Another address
        </Button>
        <Show when={!isDead()}>
          <Button variant="quiet" class="-mr-3" busy={busy() === "mail"} onClick={again}>
            {sentAgain() ? "Sent. Once more?" : "Send again"}
          </Button>
        </Show>
      </div>
      <p class="sr-only" role="status">
        {sentAgain() ? "Another mail is on its way." : ""}
      </p>
    </form>
  );
}
