/** What a mail is about; each kind has a template of its own. */
export const mailKinds = [
  "invitation",
  "phone-bound",
  "access-removed",
  "access-restored",
  "blocked",
  "member-invited",
  "sync-stopped",
  "import-held",
  "sign-in",
] as const;

/** One of the kinds of mail. */
export type MailKind = (typeof mailKinds)[number];

/** How long a mail of an undoable bulk verb is held, so that an undo still finds it unsent. */
export const undoHoldMs = 10_000;
