import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { Banner } from "~/ui/states/banner.tsx";
import { CodeStep } from "./code-step.tsx";
import { EmailStep } from "./email-step.tsx";
import { rememberNext, safeNext, takeNext } from "./next-page.ts";
import { tellSignedIn } from "./other-tabs.ts";

/** Signing in on one page: the address, then the code of the mail or its link. `next` is where to go afterwards. */
export function SignInPanel(props: { email?: string | undefined; next?: string | undefined }) {
  const [sentTo, setSentTo] = createSignal<string>();
  const [isOffline, setOffline] = createSignal(false);
  onMount(() => {
    const look = () => setOffline(!navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    onCleanup(() => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    });
  });
  const sent = (email: string) => {
    rememberNext(safeNext(props.next));
    setSentTo(email);
  };
  const enter = () => {
    takeNext();
    tellSignedIn();
    // A whole new page: nothing of the visit before sign-in stays in memory.
    location.replace(safeNext(props.next));
  };
  return (
    <>
      <Show when={isOffline()}>
        <Banner state="offline" class="mb-5">
          You are offline. Signing in needs a connection.
        </Banner>
      </Show>
      <Show when={sentTo()} fallback={<EmailStep email={props.email ?? ""} onSent={sent} />}>
        {(email) => <CodeStep email={email()} onSignedIn={enter} onBack={() => setSentTo(undefined)} />}
      </Show>
    </>
  );
}
