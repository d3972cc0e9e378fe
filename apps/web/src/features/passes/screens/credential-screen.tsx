import { createSignal, Show } from "solid-js";
import { QrRing } from "~/ui/passes/qr-ring.tsx";
import { Avatar } from "~/ui/people/avatar.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { keepAwake } from "../devices/keep-awake.ts";
import type { Pass } from "../states/create-pass.ts";
import { LargeCode } from "./large-code.tsx";
import { PassActions } from "./pass-actions.tsx";
import { PassFacts } from "./pass-facts.tsx";

/** The credential: who it is, the code, and what holds of it. */
export function CredentialScreen(props: { pass: Pass }) {
  const [large, setLarge] = createSignal(false);
  keepAwake();
  const name = () => props.pass.state()?.name ?? "";
  const label = () => `Access code of ${name()}`;
  return (
    <div class="m-auto flex w-full flex-col items-center gap-5 px-6 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">
      <div class="flex w-full items-center gap-3">
        <Avatar name={name()} size="lg" />
        <div class="min-w-0">
          <h1 class="line-clamp-3 break-words font-semibold text-page">{name()}</h1>
          <Show when={props.pass.state()?.companies.join(", ")}>
            {(companies) => <p class="truncate text-base text-muted">{companies()}</p>}
          </Show>
        </div>
      </div>
      <Show
        when={props.pass.code()}
        fallback={
          <Skeleton class="aspect-square w-full max-w-[min(21.25rem,max(12rem,100dvh-11rem))] rounded-panel" />
        }
      >
        {(code) => (
          <button
            type="button"
            class="w-full max-w-[min(21.25rem,max(12rem,100dvh-11rem))] rounded-panel"
            aria-label={`${label()}, enlarge`}
            onClick={() => setLarge(true)}
          >
            <QrRing {...code()} label={label()} class="w-full" />
          </button>
        )}
      </Show>
      <Show when={props.pass.view().kind === "renewing"}>
        <p role="status" class="text-base text-muted">
          Your pass is getting a new key. One moment.
        </p>
      </Show>
      <PassFacts pass={props.pass} />
      <PassActions pass={props.pass} />
      <Show when={large() && props.pass.code()}>
        {(code) => <LargeCode code={code()} label={label()} onClose={() => setLarge(false)} />}
      </Show>
    </div>
  );
}
