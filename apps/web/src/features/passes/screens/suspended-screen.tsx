import Archive from "lucide-solid/icons/archive";
import Ban from "lucide-solid/icons/ban";
import Eye from "lucide-solid/icons/eye";
import { Show } from "solid-js";
import { formatMoment } from "~/lib/time.ts";
import type { Pass } from "../states/create-pass.ts";
import { ContactLine } from "./contact-line.tsx";
import { NoticeScreen } from "./notice-screen.tsx";

const looks = {
  blocked: { icon: Ban, tone: "red", title: "Blocked" },
  "in-review": { icon: Eye, tone: "amber", title: "In review" },
  archived: { icon: Archive, tone: "gray", title: "Access ended" },
} as const;

/** Takes the place of the code the moment a person is blocked, put in review or archived. */
export function SuspendedScreen(props: { pass: Pass; standing: keyof typeof looks }) {
  const zone = () => props.pass.state()?.project.timeZone ?? "UTC";
  const blockedUntil = () => props.standing === "blocked" && props.pass.state()?.blockedUntil;
  return (
    <NoticeScreen filled urgent {...looks[props.standing]}>
      <p class="font-medium">{props.pass.state()?.name}</p>
      <Show
        when={props.standing === "archived"}
        fallback={<p>Every door stays closed. Your pass stays on this phone.</p>}
      >
        <p>You are no longer on the list here. This pass will be removed from your phone.</p>
      </Show>
      <Show when={blockedUntil()}>
        {(until) => (
          <p>
            Until {formatMoment(until(), "moment", zone())}, then it works again by itself if nothing else
            speaks against it.
          </p>
        )}
      </Show>
      <Show when={props.standing === "in-review"}>
        <p>Somebody is looking at your details. This screen changes by itself when they are done.</p>
      </Show>
      <ContactLine contact={props.pass.state()?.project.contact} />
    </NoticeScreen>
  );
}
