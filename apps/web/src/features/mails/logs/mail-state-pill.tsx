import type { MailState } from "@gatehouse/domain/mails/mail";
import { StatusPill } from "~/ui/states/status-pill.tsx";
import { mailLooks } from "../mail-words.ts";

/** How a mail fares, in colour, shape and word. */
export function MailStatePill(props: { state: MailState; quiet?: boolean | undefined }) {
  return (
    <StatusPill state={mailLooks[props.state].state} word={mailLooks[props.state].word} quiet={props.quiet} />
  );
}
