import type { CreatedToken } from "@gatehouse/contracts/tokens/tokens";
import { type TokenScope, tokenScopes } from "@gatehouse/domain/members/token-scope";
import Check from "lucide-solid/icons/check";
import Copy from "lucide-solid/icons/copy";
import { createSignal, For, Show } from "solid-js";
import { FailureLine } from "~/features/frames/failure-line.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Checkbox } from "~/ui/controls/checkbox.tsx";
import { Field } from "~/ui/fields/field.tsx";
import { Input } from "~/ui/fields/input.tsx";
import { Dialog } from "~/ui/overlays/dialog.tsx";
import { scopeWords } from "./token-words.ts";

/** Makes a key and shows it this once. */
export default function CreateTokenDialog(props: { onMade: () => void; onClose: () => void }) {
  const project = useProject();
  const run = createVerbRun();
  const [name, setName] = createSignal("");
  const [scopes, setScopes] = createSignal<readonly TokenScope[]>(tokenScopes);
  const [made, setMade] = createSignal<CreatedToken>();
  const isWhole = () => name().trim() !== "" && scopes().length > 0;
  const make = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isWhole()) return;
    void run.run(async () => {
      const asked = { projectId: project.id(), name: name().trim(), scopes: [...scopes()] };
      setMade(await api.tokens.create.mutate(asked));
      props.onMade();
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={made() ? `The key of ${name().trim()}` : "Make an API key"}
      held={run.isBusy() || made() !== undefined}
      footer={
        <Show
          when={made()}
          fallback={
            <>
              <Button onClick={() => props.onClose()} disabled={run.isBusy()}>
                Cancel
              </Button>
              <Button
                type="submit"
                form="create-token"
                variant="primary"
                busy={run.isBusy()}
                disabled={!isWhole()}
              >
                Make the key
              </Button>
            </>
          }
        >
          <Button variant="primary" onClick={() => props.onClose()}>
            I have kept it
          </Button>
        </Show>
      }
    >
      <Show
        when={made()}
        fallback={
          <form id="create-token" class="flex flex-col gap-4" onSubmit={make} novalidate>
            <Field label="Name" required hint="The system that will use it, such as “HR server”.">
              <Input value={name()} onValue={setName} maxlength={100} />
            </Field>
            <fieldset class="flex flex-col gap-2">
              <legend class="mb-1.5 font-medium text-base">What it may do</legend>
              <For each={tokenScopes}>
                {(scope) => (
                  <Checkbox
                    label={scopeWords[scope].label}
                    hint={scopeWords[scope].hint}
                    checked={scopes().includes(scope)}
                    onChange={(on) =>
                      setScopes((before) =>
                        tokenScopes.filter((each) => (each === scope ? on : before.includes(each))),
                      )
                    }
                  />
                )}
              </For>
            </fieldset>
            <FailureLine of={run.failure()} />
          </form>
        }
      >
        {(token) => <ShownToken token={token().token} />}
      </Show>
      <run.Proof />
    </Dialog>
  );
}

const confirmForMs = 1_600;

function ShownToken(props: { token: string }) {
  const [isCopied, setCopied] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.token);
    setCopied(true);
    setTimeout(() => setCopied(false), confirmForMs);
  };
  return (
    <div class="flex flex-col gap-4">
      <p class="text-base text-muted">
        It is shown this once: Gatehouse keeps only a fingerprint of it. Put it where the system keeps its
        secrets, never into a file that others can read.
      </p>
      <code class="select-all break-all rounded-control border border-line bg-sunken p-3 font-mono text-base">
        {props.token}
      </code>
      <div>
        <Button icon={isCopied() ? Check : Copy} onClick={() => void copy()}>
          <Show when={isCopied()} fallback="Copy the key">
            Copied
          </Show>
        </Button>
      </div>
    </div>
  );
}
