import ArrowRightLeft from "lucide-solid/icons/arrow-right-left";
import RotateCcw from "lucide-solid/icons/rotate-ccw";
import Trash from "lucide-solid/icons/trash";
import { createSignal, onMount, Show } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { AskAnew } from "../invitations/ask-anew.tsx";
import { type Farewell, type PassMarker, readMarker } from "../markers/pass-marker.ts";
import { NoticeScreen } from "./notice-screen.tsx";

const looks = {
  reset: {
    icon: RotateCcw,
    tone: "violet",
    title: "The app was reset",
    text: "The keys are gone from this phone and it opens no door. A new invitation makes it a pass again.",
  },
  removed: {
    icon: Trash,
    tone: "gray",
    title: "Your pass was removed",
    text: "You are no longer on the list here. The keys are gone from this phone, there is nothing left to do.",
  },
  superseded: {
    icon: ArrowRightLeft,
    tone: "blue",
    title: "Your pass works elsewhere now",
    text: "It moved to another phone or into the installed app. A pass works in one place at a time, so the keys here are gone.",
  },
} as const;

const askFor = ({ projectId, passId, askToken }: PassMarker) =>
  api.passes.askAnew.mutate({ projectId, passId, askToken });

/** The pass was here and has gone, and why. */
export function GoneScreen(props: { why: Farewell }) {
  const [marker, setMarker] = createSignal<PassMarker>();
  onMount(() => setMarker(readMarker()));
  const mayAsk = () => props.why !== "removed" && marker();
  return (
    <NoticeScreen
      urgent
      {...looks[props.why]}
      actions={
        <>
          <Show when={mayAsk()}>{(known) => <AskAnew ask={() => askFor(known())} />}</Show>
          <Show when={props.why !== "removed"}>
            <ButtonLink href="/code" size="lg">
              Type a code
            </ButtonLink>
          </Show>
        </>
      }
    >
      <p>{looks[props.why].text}</p>
      <Show when={props.why === "superseded"}>
        <p>Was it not you? Ask for a new invitation and say so to whoever invited you.</p>
      </Show>
    </NoticeScreen>
  );
}
