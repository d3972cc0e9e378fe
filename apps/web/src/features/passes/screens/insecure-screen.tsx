import LockOpen from "lucide-solid/icons/lock-open";
import { createSignal, onMount, Show } from "solid-js";
import { NoticeScreen } from "./notice-screen.tsx";

/** Keys need HTTPS, or this machine itself; some private windows keep nothing at all. */
export function InsecureScreen() {
  const [secure, setSecure] = createSignal(true);
  onMount(() => setSecure(isSecureContext));
  return (
    <NoticeScreen icon={LockOpen} tone="orange" title="This page cannot keep a key">
      <Show
        when={!secure()}
        fallback={
          <p>
            This browser keeps nothing for this page, as private windows do. Open the link in an ordinary
            window of Safari or Chrome.
          </p>
        }
      >
        <p>It was opened over plain http, where browsers give no page a safe place for keys.</p>
        <p>Open the same address with https, or ask whoever runs this server to switch it on.</p>
      </Show>
    </NoticeScreen>
  );
}
