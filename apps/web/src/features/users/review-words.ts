import type { BlocklistRule } from "@gatehouse/domain/blocks/blocklist-match";
import type { ReviewCause } from "@gatehouse/domain/reviews/review";

/** Why a review was opened, as one reads it. */
export const reviewWords: Readonly<Record<ReviewCause, string>> = {
  "by-hand": "Marked by hand",
  "blocklist-hit": "The blocklist matches",
  unblocked: "A block was lifted",
  "block-ended": "A block has ended",
  "face-mismatch": "Selfie and ID card differ",
  "test-failed": "A test was failed",
  "document-mismatch": "A document differs from the data",
};

/** Which rule of the blocklist fits, as one reads it. */
export const ruleWords: Readonly<Record<BlocklistRule, string>> = {
  "id-number": "Same ID number",
  "email-and-phone": "Same e-mail and phone",
  "name-and-birth-date": "Similar name, same date of birth",
  name: "Similar name",
};

/** How sure a rule is: `identical`, or `93 % alike`. A score below 1 is never rounded up to it. */
export function scoreText(score: number): string {
  return score >= 1 ? "identical" : `${Math.floor(score * 100)} % alike`;
}
