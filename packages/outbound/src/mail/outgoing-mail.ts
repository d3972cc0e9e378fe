/** A mail as the mail service is given it. `id` comes back as a tag in what the service reports about the mail. */
export type OutgoingMail = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
};

/** The tag that carries our id of a mail to the mail service and back. */
export const mailTag = "gatehouse-mail";

/** What the mail service answered to a batch. */
export type SendAnswer =
  /** Taken: for each mail, in the order given, its id there (null: not told), or why it was refused for good. */
  | {
      readonly kind: "accepted";
      readonly results: readonly ({ readonly id: string | null } | { readonly refused: string })[];
    }
  /** An earlier try of this batch was taken with other bytes; what ids it got is not known. */
  | { readonly kind: "accepted-before" }
  /** Refused as a whole for what is in it; nothing was sent. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Not answered, or not now: nobody knows whether it was taken. `afterMs` is the wait the service asks of everybody. */
  | { readonly kind: "later"; readonly reason: string; readonly afterMs: number | null };

/** Sends a batch under its key. Never throws for what the service or the network does. */
export type MailSender = (
  key: string,
  mails: readonly OutgoingMail[],
  signal: AbortSignal,
) => Promise<SendAnswer>;
