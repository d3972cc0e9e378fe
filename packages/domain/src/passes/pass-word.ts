import type { Pass } from "./pass.ts";

/** What the *Pass* column shows and filters by; two of them depend on the clock. */
export const passStatuses = [
  "not-invited",
  "invitation-sent",
  "invitation-expired",
  "active",
  "active-replacing",
  "reset",
  "deletion-pending",
  "removed",
] as const;

/** One of the words of the *Pass* column. */
export type PassStatus = (typeof passStatuses)[number];

/** What the status is read from. `invitationExpiresAt` is the end of the newest invitation, null when there never was one. */
export type PassStatusInput = {
  readonly pass: Pass;
  readonly invitationExpiresAt: Date | null;
  readonly isArchived: boolean;
  readonly now: Date;
};

/** The status at `now`. "Removed" is for the archived; somebody restored without a phone is simply not invited. */
export function passStatusOf(input: PassStatusInput): PassStatus {
  const { pass, invitationExpiresAt, isArchived, now } = input;
  switch (pass.kind) {
    case "none":
      return "not-invited";
    case "invited":
      return invitationExpiresAt !== null && now < invitationExpiresAt
        ? "invitation-sent"
        : "invitation-expired";
    case "active":
      return pass.replacementUntil !== null && now < pass.replacementUntil ? "active-replacing" : "active";
    case "reset":
      return "reset";
    case "removing":
      return "deletion-pending";
    case "removed":
      return isArchived ? "removed" : "not-invited";
  }
}

/** The words on screen in English; `until` is a date already written in the reader's language, such as "12 May". */
export function passWord(status: PassStatus, until: string): string {
  switch (status) {
    case "not-invited":
      return "Not invited";
    case "invitation-sent":
      return "Invitation sent";
    case "invitation-expired":
      return "Invitation expired";
    case "active":
      return "Active";
    case "active-replacing":
      return `Active, new phone invited until ${until}`;
    case "reset":
      return "Reset";
    case "deletion-pending":
      return "Deletion pending";
    case "removed":
      return "Removed";
  }
}

/** The words for a pass at `now`; `formatDate` writes a date in the reader's language and time zone. */
export function describePass(input: PassStatusInput, formatDate: (date: Date) => string): string {
  const { pass } = input;
  const until =
    pass.kind === "active" && pass.replacementUntil !== null ? formatDate(pass.replacementUntil) : "";
  return passWord(passStatusOf(input), until);
}
