import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { createMemo, Show } from "solid-js";
import type { Rights } from "~/features/users/use-rights.ts";
import { createNow } from "~/lib/ticker.ts";
import { Button } from "~/ui/controls/button.tsx";
import { Banner } from "~/ui/states/banner.tsx";
import { isInstalling, orderHindrance, readerSentence } from "../states/reader-look.ts";
import { InstallLeft } from "../states/reader-pill.tsx";
import { quarantineWords } from "../states/reader-words.ts";

/** What holds for a reader now and asks for somebody: nobody vouches for it, it is not trusted, or it is open to a new key. */
export function ReaderNotices(props: {
  reader: ReaderDetailRow;
  rights: Rights;
  isBusy: boolean;
  onRelease: () => void;
  onCloseInstall: () => void;
}) {
  const now = createNow(1_000);
  const isOpen = createMemo(() => isInstalling(props.reader, props.reader.installEndsAt ? now() : 0));
  const isReachable = () => orderHindrance(props.reader) === undefined;
  const quarantine = () => (props.reader.link === "quarantined" ? props.reader.quarantine : null);
  return (
    <>
      <Show when={readerSentence(props.reader)}>
        {(sentence) => <Banner state="offline">{sentence()}</Banner>}
      </Show>
      <Show when={isOpen()}>
        <Banner
          state="unlocked"
          actions={
            <Show when={props.rights.may("readers.manage")}>
              <Button
                size="sm"
                variant="quiet"
                busy={props.isBusy}
                disabled={!isReachable()}
                onClick={() => props.onCloseInstall()}
              >
                Close now
              </Button>
            </Show>
          }
        >
          Install mode: it may be given a new key under the install key for{" "}
          <InstallLeft until={props.reader.installEndsAt} now={now()} /> more.
        </Banner>
      </Show>
      <Show when={quarantine()}>
        {(cause) => (
          <Banner state="failed">
            <p>{quarantineWords[cause()].why} Nothing it says is believed.</p>
            <p class="mt-1">{quarantineWords[cause()].check}</p>
            <Show when={props.rights.may("readers.trust")}>
              <Button size="sm" class="mt-2" disabled={!isReachable()} onClick={() => props.onRelease()}>
                End quarantine…
              </Button>
            </Show>
          </Banner>
        )}
      </Show>
    </>
  );
}
