import { onMount } from "solid-js";
import { PlainShell } from "~/ui/shells/plain-shell.tsx";

/** Stands for a page that needs a session, for the moment it takes to leave for the sign-in page. */
export function SignedOut(props: { to: () => void }) {
  onMount(() => props.to());
  return (
    <PlainShell>
      <p role="status" class="text-base text-muted">
        You are signed out. <a href="/login">Sign in</a> to go on.
      </p>
    </PlainShell>
  );
}
