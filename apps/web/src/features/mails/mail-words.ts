import type { MailRow } from "@gatehouse/contracts/mails/mails-list";
import type { MailState } from "@gatehouse/domain/mails/mail";
import type { StateName } from "~/ui/states/state-table.ts";

const kindWords: Record<MailRow["kind"], string> = {
  invitation: "Invitation",
  "phone-bound": "Phone bound",
  "access-removed": "Access ended",
  "access-restored": "Access is back",
  blocked: "Access suspended",
  "member-invited": "Admin invited",
  "sync-stopped": "Sync stopped",
  "import-held": "Approval asked",
  "sign-in": "Sign-in link",
};

const purposeWords: Record<NonNullable<MailRow["purpose"]>, string> = {
  first: "Invitation",
  again: "Invitation, again",
  "new-phone": "Invitation, new phone",
  "old-phone-lost": "Invitation, old phone lost",
};

/** What a mail is about, as the log names it. */
export function mailTitle({ kind, purpose }: Pick<MailRow, "kind" | "purpose">): string {
  return purpose === null ? kindWords[kind] : purposeWords[purpose];
}

/** How the state of a mail looks: the state table's name, and the word where it says more than the table's. */
export const mailLooks: Record<MailState, { readonly state: StateName; readonly word?: string }> = {
  queued: { state: "queued" },
  sent: { state: "sent" },
  failed: { state: "failed", word: "Not sent" },
  delivered: { state: "delivered" },
  bounced: { state: "bounced" },
  complained: { state: "complained" },
};

/** Why a mail stands where it stands, in a sentence a person can act on. */
export function reasonText({ state, reason }: Pick<MailRow, "state" | "reason">): string {
  if (state === "failed" && reason === "withdrawn") return "Not sent: it no longer held when its turn came.";
  if (state === "complained") return "The person marked it as spam. Mails to them may no longer arrive.";
  return reason ?? "";
}
