import { domainErrorCodes } from "@gatehouse/domain/errors/domain-error-code";
import { refusalText } from "./refusal-texts.ts";

/** The sentence for a code that arrived as text, as bulk answers carry them. */
export function codeText(code: string): string {
  const known = domainErrorCodes.find((each) => each === code);
  return known ? refusalText(known) : "This could not be done.";
}
