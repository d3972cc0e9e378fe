import LogIn from "lucide-solid/icons/log-in";
import MonitorSmartphone from "lucide-solid/icons/monitor-smartphone";
import Unlink from "lucide-solid/icons/unlink";
import { createSignal, onMount, Show } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { failureOf, isRefused } from "~/lib/api/failure.ts";
import { Button } from "~/ui/controls/button.tsx";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import type { Icon } from "~/ui/icon.ts";
import type { Tone } from "~/ui/states/state-table.ts";
import { CodeField } from "./code-field.tsx";
import { type LinkFragment, readFragment } from "./link-fragment.ts";
import { takeNext } from "./next-page.ts";
import { tellSignedIn } from "./other-tabs.ts";
import { PanelHead } from "./panel-head.tsx";
import { signInText } from "./sign-in-texts.ts";

type Dead = "no-link" | "used-up" | "other-browser";
type DeadText = {
  readonly title: string;
  readonly text: string;
  readonly next: string;
  readonly icon: Icon;
  readonly tone: Tone;
};

/** What is said of a link that cannot sign in here, and what to do next. */
const deadTexts: Readonly<Record<Dead, DeadText>> = {
  "other-browser": {
    title: "Asked for in another browser",
    text: "The link only works where it was asked for, and is still good there. Go back to that browser and type the code of the mail, or open the link in it.",
    next: "Sign in here instead",
    icon: MonitorSmartphone,
    tone: "amber",
  },
  "used-up": {
    title: "This link is used up",
    text: "A link is good once and for ten minutes, and is locked after five wrong codes.",
    next: "Ask for a new mail",
    icon: Unlink,
    tone: "orange",
  },
  "no-link": {
    title: "Open the link again",
    text: "The address of this page holds no whole link. Open it from your mail once more, or ask for a new mail.",
    next: "Go to sign-in",
    icon: Unlink,
    tone: "gray",
  },
};

/**
 * The page behind a sign-in link. Opening it does nothing: mail scanners open links, run scripts and press buttons. Only
 * the press of a person in the browser that asked, or with the end of the code at hand, signs in.
 */
export function ConfirmPanel() {
  const [link, setLink] = createSignal<LinkFragment>();
  const [dead, setDead] = createSignal<Dead>();
  const [asksForCode, setAsksForCode] = createSignal(false);
  const [lastFour, setLastFour] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string>();

  onMount(() => {
    const found = readFragment(location.hash);
    // The token leaves the address and with it the browser's history.
    history.replaceState(history.state, "", location.pathname);
    if (found) setLink(found);
    else setDead("no-link");
  });
  const signIn = async (event: SubmitEvent) => {
    event.preventDefault();
    const opened = link();
    if (!opened || busy()) return;
    setBusy(true);
    setError(undefined);
    try {
      const typed = asksForCode() ? lastFour().trim() : opened.lastFour;
      await api.signIn.confirmLink.mutate({ token: opened.token, ...(typed ? { lastFour: typed } : {}) });
      tellSignedIn();
      location.replace(takeNext());
    } catch (cause) {
      if (isRefused(cause, "sign-in.other-browser")) setDead("other-browser");
      else if (isRefused(cause, "sign-in.link-invalid")) setDead("used-up");
      else if (isRefused(cause, "sign-in.code-needed")) setAsksForCode(true);
      else setError(signInText(failureOf(cause)));
      setBusy(false);
    }
  };
  return (
    <Show
      when={dead()}
      fallback={
        <form class="flex flex-col gap-5" onSubmit={signIn} novalidate>
          <PanelHead title="Sign in to Gatehouse">
            The link from your mail is good once. Press the button to use it in this browser.
          </PanelHead>
          <Show when={asksForCode()}>
            <CodeField
              label="End of the code"
              shape="XXXX"
              hint="The last four characters of the code in the same mail."
              value={lastFour()}
              onValue={setLastFour}
              error={error()}
              ref={(input) => queueMicrotask(() => input.focus())}
            />
          </Show>
          <Show when={!asksForCode() && error()}>
            <p role="alert" data-tone="red" class="text-base text-tone">
              {error()}
            </p>
          </Show>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            icon={LogIn}
            busy={busy()}
            disabled={link() === undefined}
            class="w-full"
          >
            Sign in
          </Button>
        </form>
      }
    >
      {(why) => (
        <div role="alert" class="flex flex-col items-start gap-5">
          <PanelHead title={deadTexts[why()].title} icon={deadTexts[why()].icon} tone={deadTexts[why()].tone}>
            {deadTexts[why()].text}
          </PanelHead>
          <ButtonLink href="/login" variant="primary" size="lg" class="w-full">
            {deadTexts[why()].next}
          </ButtonLink>
        </div>
      )}
    </Show>
  );
}
