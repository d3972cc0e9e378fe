import type { BridgeRow } from "@gatehouse/contracts/bridges/bridge-row";
import type { PairingCode } from "@gatehouse/contracts/bridges/pair-bridge";
import Check from "lucide-solid/icons/check";
import Copy from "lucide-solid/icons/copy";
import { createSignal, Match, Show, Switch } from "solid-js";
import { createNow } from "~/lib/ticker.ts";
import { formatSpan } from "~/lib/time.ts";
import { Button } from "~/ui/controls/button.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";

/** A code with what to do with it, until it is used or has run out; then what became of it. */
export function ShownCode(props: {
  pairing: PairingCode;
  /** The bridge as it is now, and when it had last been paired before this code was made. */
  bridge: BridgeRow | undefined;
  pairedBefore: string | null;
}) {
  const now = createNow(1_000);
  const leftMs = () => Date.parse(props.pairing.expiresAt) - now();
  const isPaired = () => props.bridge !== undefined && props.bridge.pairedAt !== props.pairedBefore;
  return (
    <div aria-live="polite" class="flex flex-col gap-4">
      <Switch>
        <Match when={isPaired() && props.bridge?.state === "online"}>
          <div class="flex flex-col items-center gap-2 py-4 text-center">
            <StatusPill state="online" word="Paired and online" />
            <p class="text-base text-muted">
              The bridge has made its key and gets its list. Its doors follow as their readers report.
            </p>
          </div>
        </Match>
        <Match when={isPaired()}>
          <div class="flex flex-col items-center gap-2 py-4 text-center">
            <StatusPill state="running" word="Paired" />
            <p class="text-base text-muted">The code is used; waiting for the bridge to connect.</p>
          </div>
        </Match>
        <Match when={leftMs() <= 0}>
          <p class="py-4 text-center text-base text-muted">This code has run out. Make another one.</p>
        </Match>
        <Match when={true}>
          <Code pairing={props.pairing} leftMs={leftMs()} />
        </Match>
      </Switch>
    </div>
  );
}

function Code(props: { pairing: PairingCode; leftMs: number }) {
  const command = () =>
    `node apps/bridge/src/main.ts --server ${window.location.origin} --pair ${props.pairing.code} --data bridge-data`;
  return (
    <>
      <div class="flex flex-col items-center gap-2 pt-1 text-center">
        <code class="select-all break-all font-mono font-semibold text-ink text-page tracking-wider sm:text-stat">
          {props.pairing.code}
        </code>
        <p class="text-base text-muted">
          Good for one bridge and{" "}
          <span class="font-mono text-ink tabular-nums" aria-live="off">
            {formatSpan(props.leftMs)}
          </span>{" "}
          more. It is shown here once.
        </p>
        <CopyButton text={props.pairing.code} label="Copy the code" />
      </div>
      <div class="flex flex-col gap-2">
        <p class="text-base">On the computer beside the doors, in the folder of Gatehouse:</p>
        <pre class="select-all whitespace-pre-wrap rounded-control border border-line bg-sunken p-3 font-mono text-meta [overflow-wrap:anywhere]">
          {command()}
        </pre>
        <div class="flex flex-wrap items-center gap-2">
          <CopyButton text={command()} label="Copy the command" />
          <StatusPill state="running" word="Waiting for the bridge" quiet />
        </div>
      </div>
    </>
  );
}

const confirmForMs = 1_600;

function CopyButton(props: { text: string; label: string }) {
  const [isCopied, setCopied] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
    setTimeout(() => setCopied(false), confirmForMs);
  };
  return (
    <Button size="sm" icon={isCopied() ? Check : Copy} onClick={() => void copy()}>
      <Show when={isCopied()} fallback={props.label}>
        Copied
      </Show>
    </Button>
  );
}
