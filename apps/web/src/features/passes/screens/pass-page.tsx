import { Match, onMount, Switch } from "solid-js";
import { PassShell } from "~/ui/shells/pass-shell.tsx";
import { keepOfflineShell } from "../devices/offline-shell.ts";
import { createPass } from "../states/create-pass.ts";
import { CredentialScreen } from "./credential-screen.tsx";
import { GoOnlineScreen } from "./go-online-screen.tsx";
import { GoneScreen } from "./gone-screen.tsx";
import { InsecureScreen } from "./insecure-screen.tsx";
import { LostScreen } from "./lost-screen.tsx";
import { NoPassScreen } from "./no-pass-screen.tsx";
import { OpeningScreen } from "./opening-screen.tsx";
import { SuspendedScreen } from "./suspended-screen.tsx";

/** The phone's pass: one screen for each thing it can be, replaced at once when that changes. */
export function PassPage() {
  const pass = createPass();
  onMount(() => {
    // Without a worker the pass works all the same, only not without a network.
    keepOfflineShell().catch(() => {});
  });
  const suspended = () => {
    const view = pass.view();
    return view.kind === "suspended" ? view.standing : undefined;
  };
  const farewell = () => {
    const view = pass.view();
    return view.kind === "gone" ? view.why : undefined;
  };
  const is = (...kinds: readonly string[]) => kinds.includes(pass.view().kind);
  return (
    <PassShell organisation={pass.state()?.project.name ?? "Gatehouse"} connection={pass.connection()}>
      <Switch fallback={<OpeningScreen />}>
        <Match when={is("code", "renewing")}>
          <CredentialScreen pass={pass} />
        </Match>
        <Match when={suspended()}>
          {(standing) => <SuspendedScreen pass={pass} standing={standing()} />}
        </Match>
        <Match when={is("go-online", "first-contact")}>
          <GoOnlineScreen pass={pass} first={is("first-contact")} />
        </Match>
        <Match when={is("none")}>
          <NoPassScreen />
        </Match>
        <Match when={is("lost")}>
          <LostScreen />
        </Match>
        <Match when={farewell()}>{(why) => <GoneScreen why={why()} />}</Match>
        <Match when={is("insecure")}>
          <InsecureScreen />
        </Match>
      </Switch>
    </PassShell>
  );
}
