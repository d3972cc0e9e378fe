import WifiOff from "lucide-solid/icons/wifi-off";
import { Show } from "solid-js";
import { formatMoment } from "~/lib/time.ts";
import { Button } from "~/ui/controls/button.tsx";
import type { Pass } from "../states/create-pass.ts";
import { NoticeScreen } from "./notice-screen.tsx";

/** The phone was away from the server for too long to be believed, or has not reached it yet since it was bound. */
export function GoOnlineScreen(props: { pass: Pass; first: boolean }) {
  const zone = () => props.pass.state()?.project.timeZone ?? "UTC";
  const isAway = () => props.pass.connection()?.kind === "stale";
  return (
    <NoticeScreen
      icon={WifiOff}
      tone="orange"
      title={props.first ? "Connecting for the first time" : "Go online once"}
      actions={
        <Button variant="primary" size="lg" busy={!isAway()} onClick={() => props.pass.session()?.ask()}>
          Try now
        </Button>
      }
    >
      <Show
        when={!props.first}
        fallback={<p>Your phone is bound. It needs the network once before it can show your code.</p>}
      >
        <p>Your pass was last checked on {formatMoment(props.pass.contactAt(), "moment", zone())}.</p>
        <p>Connect to the internet for a moment and the code comes back by itself. Nothing is lost.</p>
      </Show>
    </NoticeScreen>
  );
}
