import type { Failure } from "../../lib/api/failure.ts";
import { failureText } from "../../lib/api/refusal-texts.ts";
import { formatMoment, readerZone } from "../../lib/time.ts";

/** What a person who signs in is told about a failure: what happened, and what to do next. */
export function signInText(failure: Failure): string {
  if (failure.kind === "unreachable")
    return "Gatehouse cannot be reached. Check your connection and try again; nothing was used up.";
  if (failure.kind === "invalid") return "This is not a whole e-mail address.";
  if (failure.kind !== "refused") return failureText(failure);
  switch (failure.code) {
    case "request.too-many":
      return throttledText(failure.details.retryAt);
    case "sign-in.code-wrong":
      return wrongCodeText(Number(failure.details.triesLeft));
    case "sign-in.link-invalid":
      return "This code is used up or older than ten minutes. Ask for a new mail.";
    default:
      return failureText(failure);
  }
}

function throttledText(retryAt: unknown): string {
  const at = typeof retryAt === "string" ? formatMoment(retryAt, "time", readerZone()) : undefined;
  return `Too many tries from here.${at ? ` You can try again at ${at}.` : " Wait a while and try again."}`;
}

function wrongCodeText(triesLeft: number): string {
  if (triesLeft === 0) return "That was one wrong code too many: this mail is locked. Ask for a new one.";
  return `This code is not right. ${triesLeft === 1 ? "One try is" : `${triesLeft} tries are`} left.`;
}
