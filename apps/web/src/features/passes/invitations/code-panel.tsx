import { normaliseMagicCode } from "@gatehouse/domain/invitations/magic-code";
import { useNavigate } from "@solidjs/router";
import { createSignal, onMount, Show } from "solid-js";
import { CodeField } from "~/features/sign-in/code-field.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { PassShell } from "~/ui/shells/pass-shell.tsx";
import { bindPhone } from "../binding/bind-phone.ts";
import { readDevice } from "../devices/device.ts";
import { InsecureScreen } from "../screens/insecure-screen.tsx";
import { bindingText } from "./invitation-texts.ts";

/** Comes aboard without a link: the address and the whole code, from the mail, from a desk, or from the browser the pass moves out of. */
export function CodePanel() {
  const navigate = useNavigate();
  const [email, setEmail] = createSignal("");
  const [code, setCode] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [secure, setSecure] = createSignal(true);
  const [wrong, setWrong] = createSignal<{ email?: string; code?: string }>({});
  onMount(() => setSecure(readDevice().isSecure));

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    const whole = normaliseMagicCode(code());
    if (!email().includes("@")) return void setWrong({ email: "The address the invitation was sent to." });
    if (whole === null) return void setWrong({ code: "Eight characters, as they stand in the mail." });
    setBusy(true);
    setWrong({});
    try {
      const { attempt } = await api.invitations.start.mutate({ token: null });
      await bindPhone(attempt, (binding) =>
        api.passes.activateByCode.mutate({ email: email().trim(), code: whole, binding }),
      );
      navigate("/pass", { replace: true });
    } catch (cause) {
      setWrong({ code: bindingText(failureOf(cause)) });
      setBusy(false);
    }
  };
  return (
    <PassShell organisation="Gatehouse">
      <Show when={secure()} fallback={<InsecureScreen />}>
        <form
          class="flex flex-1 flex-col gap-6 px-6 pt-6 pb-[max(1.5rem,env(safe-area-inset-bottom))]"
          onSubmit={(event) => void submit(event)}
          novalidate
        >
          <div>
            <h1 class="text-balance font-semibold text-stat tracking-tight">Type your code</h1>
            <p class="mt-2 text-pretty text-base text-muted">
              It stands in your invitation mail. A desk can make you one, and a pass that moves into the
              installed app shows one.
            </p>
          </div>
          <div class="flex flex-col gap-4">
            <Field label="E-mail address" error={wrong().email} required>
              <Input
                type="email"
                inputmode="email"
                autocomplete="email"
                autocapitalize="off"
                spellcheck={false}
                value={email()}
                onValue={setEmail}
                class="[&_input]:h-11"
              />
            </Field>
            <CodeField
              label="Code"
              shape="XXXX-XXXX"
              value={code()}
              onValue={setCode}
              error={wrong().code}
              required
            />
          </div>
          <Button type="submit" variant="primary" size="lg" busy={busy()} class="mt-auto h-12 w-full">
            Make this phone my pass
          </Button>
        </form>
      </Show>
    </PassShell>
  );
}
