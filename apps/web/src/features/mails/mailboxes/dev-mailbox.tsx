import { useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal, For, onMount, Show } from "solid-js";
import { SearchInput } from "~/ui/fields/search-input.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { MailStatePill } from "../logs/mail-state-pill.tsx";
import { DevMessageView } from "./dev-message-view.tsx";
import { type DevMessage, findMessages, readDevMessages } from "./dev-messages.ts";

/** How often the mailbox is looked at. */
const lookMs = 1_500;

/** Every mail this server has sent since it started, for trying the product without a mail service. */
export function DevMailbox() {
  const [isAlive, setAlive] = createSignal(false);
  const [text, setText] = createSignal("");
  const [chosen, setChosen] = createSignal<string>();
  onMount(() => setAlive(true));
  const mailbox = useQuery(() => ({
    queryKey: ["dev.mail"],
    queryFn: ({ signal }: { signal: AbortSignal }) => readDevMessages(signal),
    enabled: isAlive(),
    refetchInterval: lookMs,
  }));
  const messages = () => (mailbox.isSuccess ? mailbox.data : []);
  const found = createMemo(() => findMessages(messages(), text()));
  const open = () => found().find(({ id }) => id === chosen()) ?? found()[0];
  return (
    <div class="flex h-dvh flex-col bg-bg">
      <header class="flex flex-none flex-wrap items-center gap-3 border-line border-b bg-surface px-4 py-3">
        <h1 class="font-semibold text-page tracking-tight">Development mailbox</h1>
        <p class="text-muted">Nothing leaves this machine. Mails are kept until the server ends.</p>
        <div class="w-full md:ml-auto md:w-72">
          <SearchInput label="Find an address or subject" value={text()} onValue={setText} />
        </div>
      </header>
      <Show
        when={!mailbox.isError}
        fallback={
          <ErrorState title="The mailbox does not answer" onRetry={() => void mailbox.refetch()}>
            The server has ended, or sends its mails through the mail service.
          </ErrorState>
        }
      >
        <div class="grid min-h-0 flex-1 grid-rows-[minmax(0,2fr)_minmax(0,3fr)] md:grid-cols-[340px_1fr] md:grid-rows-1">
          <nav
            aria-label="Mails"
            class="min-h-0 overflow-y-auto border-line border-b bg-surface md:border-r md:border-b-0"
          >
            <For
              each={found()}
              fallback={<EmptyState title={text() === "" ? "No mail yet" : "No mail matches"} />}
            >
              {(message) => (
                <MessageLine
                  message={message}
                  isOpen={open()?.id === message.id}
                  onOpen={() => setChosen(message.id)}
                />
              )}
            </For>
          </nav>
          <Show when={open()}>
            {(message) => <DevMessageView message={message()} onChanged={() => void mailbox.refetch()} />}
          </Show>
        </div>
      </Show>
    </div>
  );
}

function MessageLine(props: { message: DevMessage; isOpen: boolean; onOpen: () => void }) {
  return (
    <button
      type="button"
      aria-current={props.isOpen || undefined}
      onClick={() => props.onOpen()}
      class="flex w-full flex-col gap-1 border-line border-b px-4 py-2.5 text-left outline-offset-[-2px] hover:bg-hover aria-[current]:bg-press"
    >
      <span class="flex items-center gap-2">
        <span class="min-w-0 flex-1 truncate font-medium">{props.message.to.join(", ")}</span>
        <RelativeTime at={props.message.at} class="flex-none text-meta text-muted" />
      </span>
      <span class="flex items-center gap-2">
        <span class="min-w-0 flex-1 truncate text-muted">{props.message.subject}</span>
        <MailStatePill state={props.message.state} quiet />
      </span>
    </button>
  );
}
