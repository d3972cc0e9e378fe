import KeyRound from "lucide-solid/icons/key-round";
import { api } from "~/lib/api/api.ts";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { AskAnew } from "../invitations/ask-anew.tsx";
import { readMarker } from "../markers/pass-marker.ts";
import { NoticeScreen } from "./notice-screen.tsx";

/** The keys were here and are gone, and nobody took them away: a browser that was cleared, or storage that ran short. */
export function LostScreen() {
  const ask = async () => {
    const marker = readMarker();
    if (!marker) return;
    const { projectId, passId, askToken } = marker;
    await api.passes.askAnew.mutate({ projectId, passId, askToken });
  };
  return (
    <NoticeScreen
      icon={KeyRound}
      tone="orange"
      title="This phone has lost its keys"
      actions={
        <>
          <AskAnew ask={ask} />
          <ButtonLink href="/code" size="lg">
            Type a code
          </ButtonLink>
        </>
      }
    >
      <p>
        Your browser cleared what it kept for this page, and the keys of your pass with it. They cannot be
        brought back.
      </p>
      <p>Ask for a new invitation. Nobody else can use the old keys.</p>
    </NoticeScreen>
  );
}
