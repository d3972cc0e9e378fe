import { normaliseLastFour } from "@gatehouse/domain/invitations/magic-code";
import { useNavigate } from "@solidjs/router";
import { createSignal, onMount } from "solid-js";
import { CodeField } from "~/features/sign-in/code-field.tsx";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import { Button } from "~/ui/controls/button.tsx";
import { bindPhone } from "../binding/bind-phone.ts";
import { bindingText } from "./invitation-texts.ts";
import { dropLinkToken } from "./link-token.ts";

/** Refusals after which the link itself has another story to tell. */
const endings = ["invitation.not-open", "invitation.expired", "user.suspended", "user.archived"];
const endsLink = (failure: Failure) => failure.kind === "refused" && endings.includes(failure.code);

/** One empty field. What follows links and presses buttons has nothing to write into it, and an empty one is not sent. */
export function LastFourForm(props: { token: string; attempt: string; onDead: () => void }) {
  const navigate = useNavigate();
  const [typed, setTyped] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string>();
  let field: HTMLInputElement | undefined;
  onMount(() => field?.focus());

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    const lastFour = normaliseLastFour(typed());
    if (lastFour === null) {
      setError("Four characters: the last ones of the code in the mail.");
      return void field?.focus();
    }
    setBusy(true);
    setError(undefined);
    try {
      await bindPhone(props.attempt, (binding) =>
        api.passes.activate.mutate({ token: props.token, lastFour, binding }),
      );
      dropLinkToken();
      navigate("/pass", { replace: true });
    } catch (cause) {
      const failure = failureOf(cause);
      setBusy(false);
      if (endsLink(failure)) return props.onDead();
      setError(bindingText(failure));
      field?.focus();
    }
  };
  return (
    <form
      class="flex flex-1 flex-col gap-6 px-6 pt-6 pb-[max(1.5rem,env(safe-area-inset-bottom))]"
      onSubmit={(event) => void submit(event)}
      novalidate
    >
      <div>
        <h1 class="text-balance font-semibold text-stat tracking-tight">One look into the mail</h1>
        <p class="mt-2 text-pretty text-base text-muted">
          The mail that brought you here also holds a code of eight characters. Type the last four: that shows
          that a person reads it, and not a program that opens links.
        </p>
      </div>
      <CodeField
        label="Last four characters of the code"
        shape="XXXX"
        value={typed()}
        onValue={setTyped}
        error={error()}
        ref={(input) => {
          field = input;
        }}
      />
      <Button type="submit" variant="primary" size="lg" busy={busy()} class="mt-auto h-12 w-full">
        Make this phone my pass
      </Button>
    </form>
  );
}
