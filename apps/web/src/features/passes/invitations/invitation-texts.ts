import type { LookState } from "@gatehouse/contracts/invitations/look-at-invitation";
import type { Failure } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { formatMoment, readerZone } from "~/lib/time.ts";

/** A link that cannot be used: what happened, and what to do next. */
export type DeadText = { readonly title: string; readonly text: string; readonly mayAsk: boolean };

const dead: Record<Exclude<LookState, "open">, DeadText> = {
  expired: {
    title: "This invitation has run out",
    text: "An invitation is good for some days and for one phone. Yours was not used in time. Nothing else has changed.",
    mayAsk: true,
  },
  used: {
    title: "This invitation was used",
    text: "It made one phone a pass, and one phone is all it is good for. If that phone is yours, open your pass there.",
    mayAsk: true,
  },
  withdrawn: {
    title: "This invitation was withdrawn",
    text: "Whoever invited you took it back. Ask them if you think it was a mistake.",
    mayAsk: true,
  },
  replaced: {
    title: "There is a newer invitation",
    text: "A later mail took the place of this one. Look for the newest mail and open its link.",
    mayAsk: true,
  },
  blocked: {
    title: "You cannot come aboard just now",
    text: "Your access is blocked, and this invitation ended with it.",
    mayAsk: false,
  },
  "in-review": {
    title: "Your details are being looked at",
    text: "Your invitation is kept. Open this link again when the review is over.",
    mayAsk: false,
  },
  removed: {
    title: "You are no longer on the list",
    text: "This invitation ended with your access.",
    mayAsk: false,
  },
  unknown: {
    title: "This link leads nowhere",
    text: "It may have been cut in two by your mail program. Open it once more from the mail, or type the code from the same mail.",
    mayAsk: false,
  },
};

/** The text of a link that cannot be used. */
export const deadText = (state: Exclude<LookState, "open">): DeadText => dead[state];

/** What went wrong while a phone was being bound, said beside the field. */
export function bindingText(failure: Failure): string {
  if (failure.kind !== "refused") return failureText(failure);
  switch (failure.code) {
    case "invitation.code-wrong":
      return "That is not the right code. Compare it with the mail, sign by sign.";
    case "request.too-many":
      return `Too many tries. ${tryAgainAt(failure.details.retryAt)}`;
    case "pass.proof-invalid":
      return "This page was open for too long. Load it again and start anew.";
    case "pass.move-expired":
      return "The time to move the pass is over. Start again on the page where it works.";
    case "invitation.not-open":
      return "This code was used, or a newer mail has taken its place.";
    case "invitation.expired":
      return "This code has run out. Ask whoever invited you for a new invitation.";
    case "user.suspended":
      return "Your access is blocked or being looked at. The code works when that is over.";
    case "user.archived":
      return "You are no longer on the list here.";
    default:
      return failureText(failure);
  }
}

/** Why asking for a new invitation did not work. */
export function askText(failure: Failure): string {
  return failure.kind === "refused" && failure.code === "request.too-many"
    ? `You have asked already. ${tryAgainAt(failure.details.retryAt)}`
    : failureText(failure);
}

function tryAgainAt(retryAt: unknown): string {
  return typeof retryAt === "string"
    ? `You can try again at ${formatMoment(retryAt, "time", readerZone())}.`
    : "Wait a moment and try again.";
}
