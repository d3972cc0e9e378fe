import type { InvitationLook } from "@gatehouse/contracts/invitations/look-at-invitation";
import { createSignal, Match, onCleanup, onMount, Switch } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { PassShell } from "~/ui/shells/pass-shell.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { readDevice } from "../devices/device.ts";
import { InsecureScreen } from "../screens/insecure-screen.tsx";
import { OpeningScreen } from "../screens/opening-screen.tsx";
import { DeadInvitation } from "./dead-invitation.tsx";
import { Greeting } from "./greeting.tsx";
import { LastFourForm } from "./last-four-form.tsx";
import { takeLinkToken } from "./link-token.ts";

/** What a link that is none says. */
const nowhere: InvitationLook = {
  state: "unknown",
  firstName: null,
  project: null,
  invitedBy: null,
  contact: null,
  expiresAt: null,
  timeZone: null,
  replacesPhone: false,
};

/**
 * The page behind a mailed link. Looking and starting use nothing up: mail scanners open links, run scripts and press buttons.
 * Only the four signs that stand in the mail beside the link bind this phone.
 */
export function InvitationPanel() {
  const [look, setLook] = createSignal<InvitationLook>();
  const [attempt, setAttempt] = createSignal<string>();
  const [failed, setFailed] = createSignal(false);
  const [secure, setSecure] = createSignal(true);
  let token: string | undefined;

  const read = async () => {
    setFailed(false);
    try {
      setLook(token === undefined ? nowhere : await api.invitations.look.mutate({ token }));
    } catch {
      setFailed(true);
    }
  };
  const open = () => {
    token = takeLinkToken();
    setAttempt(undefined);
    void read();
  };
  onMount(() => {
    setSecure(readDevice().isSecure);
    open();
    // A second mail's link opened in this very tab changes the fragment alone, and loads nothing.
    const onFragment = () => location.hash.length > 1 && open();
    addEventListener("hashchange", onFragment);
    onCleanup(() => removeEventListener("hashchange", onFragment));
  });
  const start = async () => {
    try {
      const started = await api.invitations.start.mutate({ token: token ?? "" });
      setAttempt(started.attempt);
    } catch (cause) {
      if (failureOf(cause).kind === "refused") await read();
      else setFailed(true);
    }
  };
  const dead = () => {
    const seen = look();
    return seen && seen.state !== "open" ? { ...seen, state: seen.state } : undefined;
  };
  return (
    <PassShell organisation={look()?.project ?? "Gatehouse"}>
      <Switch fallback={<OpeningScreen />}>
        <Match when={!secure()}>
          <InsecureScreen />
        </Match>
        <Match when={failed()}>
          <ErrorState title="The invitation could not be read" onRetry={() => void read()} />
        </Match>
        <Match when={dead()}>{(seen) => <DeadInvitation look={seen()} token={token} />}</Match>
        <Match when={look() && attempt()}>
          {(started) => <LastFourForm token={token ?? ""} attempt={started()} onDead={() => void read()} />}
        </Match>
        <Match when={look()}>{(seen) => <Greeting look={seen()} onStart={start} />}</Match>
      </Switch>
    </PassShell>
  );
}
