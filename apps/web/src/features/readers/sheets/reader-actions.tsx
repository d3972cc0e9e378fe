import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import BellRing from "lucide-solid/icons/bell-ring";
import KeyRound from "lucide-solid/icons/key-round";
import { Show } from "solid-js";
import type { Rights } from "~/features/users/use-rights.ts";
import type { VerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { orderText } from "../orders/order-words.ts";
import type { AskedOrder } from "../orders/reader-dialogs.tsx";
import type { LatestOrder } from "../orders/reader-orders.ts";
import { keyHindrance, orderHindrance } from "../states/reader-look.ts";

/** The orders a reader takes from somebody of this role; what cannot be ordered now says why. */
export function ReaderActions(props: {
  reader: ReaderDetailRow;
  rights: Rights;
  isBusy: boolean;
  onIdentify: () => void;
  onAsk: (order: AskedOrder) => void;
}) {
  const hindrance = () => orderHindrance(props.reader);
  const noKey = () => keyHindrance(props.reader);
  const isSilent = () => props.reader.link !== "online";
  const words = () =>
    hindrance() ??
    noKey() ??
    (isSilent() ? "It does not answer: only install mode can be opened." : undefined);
  return (
    <Show
      when={props.rights.may("readers.manage")}
      fallback={<p class="text-base text-muted">Your role watches readers and gives them no orders.</p>}
    >
      <div class="flex w-full flex-wrap items-center gap-2 max-sm:[&>button]:flex-1">
        <Button
          icon={BellRing}
          busy={props.isBusy}
          disabled={hindrance() !== undefined || isSilent()}
          aria-describedby="reader-hindrance"
          onClick={() => props.onIdentify()}
        >
          Find it
        </Button>
        <Button
          icon={KeyRound}
          disabled={(hindrance() ?? noKey()) !== undefined || isSilent()}
          aria-describedby="reader-hindrance"
          onClick={() => props.onAsk("rotate-key")}
        >
          Change key…
        </Button>
        <Show when={props.rights.may("readers.trust")}>
          <Button
            disabled={(hindrance() ?? noKey()) !== undefined}
            aria-describedby="reader-hindrance"
            onClick={() => props.onAsk("open-install-mode")}
          >
            Install mode…
          </Button>
        </Show>
        <Show when={words()}>
          {(said) => (
            <p id="reader-hindrance" class="w-full text-meta text-muted">
              {said()}
            </p>
          )}
        </Show>
      </div>
    </Show>
  );
}

/** What came of the last order to this reader, whoever gave it, spoken as it changes. */
export function OrderResult(props: { latest: LatestOrder | undefined; run: VerbRun }) {
  const said = () => {
    const { latest } = props;
    return latest && { ...orderText(latest.order, latest.outcome, latest.refusal), isOwn: latest.isOwn };
  };
  return (
    <output aria-live="polite" class="block text-base empty:hidden">
      <Show when={said()}>
        {(words) => (
          <span class="flex flex-wrap items-center gap-x-2 gap-y-1">
            <StatusPill
              state={words().state}
              word={words().word}
              detail={words().isOwn ? undefined : "by another admin"}
            />
            <span class="text-muted">{words().text}</span>
          </span>
        )}
      </Show>
      <Show when={props.run.failure()}>
        {(failure) => (
          <span data-tone="red" class="text-tone">
            {failureText(failure())}
          </span>
        )}
      </Show>
    </output>
  );
}
