import type { InvitationLook, LookState } from "@gatehouse/contracts/invitations/look-at-invitation";
import Ban from "lucide-solid/icons/ban";
import CircleCheck from "lucide-solid/icons/circle-check";
import ClockAlert from "lucide-solid/icons/clock-alert";
import Eye from "lucide-solid/icons/eye";
import MailPlus from "lucide-solid/icons/mail-plus";
import MailX from "lucide-solid/icons/mail-x";
import Unlink from "lucide-solid/icons/unlink";
import UserX from "lucide-solid/icons/user-x";
import { createSignal, onMount, Show } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { readKept } from "../keys/pass-store.ts";
import { ContactLine } from "../screens/contact-line.tsx";
import { NoticeScreen } from "../screens/notice-screen.tsx";
import { AskAnew } from "./ask-anew.tsx";
import { deadText } from "./invitation-texts.ts";

type DeadState = Exclude<LookState, "open">;

const looks = {
  expired: { icon: ClockAlert, tone: "orange" },
  used: { icon: CircleCheck, tone: "green" },
  withdrawn: { icon: MailX, tone: "gray" },
  replaced: { icon: MailPlus, tone: "blue" },
  blocked: { icon: Ban, tone: "red" },
  "in-review": { icon: Eye, tone: "amber" },
  removed: { icon: UserX, tone: "gray" },
  unknown: { icon: Unlink, tone: "gray" },
} as const satisfies Record<DeadState, object>;

/** A link that cannot be used, each with its own text; where it helps, a way to ask for a new one. */
export function DeadInvitation(props: {
  look: InvitationLook & { state: DeadState };
  token: string | undefined;
}) {
  const [isHere, setIsHere] = createSignal(false);
  onMount(() => {
    // The very phone that used it may come back through the old mail.
    readKept("pass").then(
      (pass) => setIsHere(pass !== undefined),
      () => {},
    );
  });
  const text = () => deadText(props.look.state);
  return (
    <NoticeScreen
      {...looks[props.look.state]}
      title={text().title}
      actions={
        <>
          <Show when={isHere()}>
            <ButtonLink href="/pass" variant="primary" size="lg">
              Open my pass
            </ButtonLink>
          </Show>
          <Show when={!isHere() && text().mayAsk && props.token}>
            {(token) => <AskAnew ask={() => api.invitations.ask.mutate({ token: token() })} />}
          </Show>
          <Show when={props.look.state === "unknown"}>
            <ButtonLink href="/code" variant="primary" size="lg">
              Type the code
            </ButtonLink>
          </Show>
        </>
      }
    >
      <p>{text().text}</p>
      <ContactLine contact={props.look.contact} />
    </NoticeScreen>
  );
}
