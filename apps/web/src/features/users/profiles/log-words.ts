import type { HistoryEntry, HistoryValue } from "@gatehouse/contracts/changes/history";
import { formatMoment } from "../../../lib/time.ts";
import { reviewWords } from "../review-words.ts";

const verbs: Readonly<Record<string, string>> = {
  "user.added": "added",
  "user.edited": "edited",
  "user.blocked": "blocked",
  "user.unblocked": "lifted a block",
  "user.block-ended": "ended a block whose time had come",
  "user.marked-for-review": "marked for review",
  "user.revalidated": "revalidated",
  "user.archived": "archived",
  "user.restored": "restored",
  "user.standing-settled": "settled the status",
  "user.role-added": "added a role",
  "user.role-changed": "changed the validity of a role",
  "user.role-removed": "removed a role",
  "user.company-added": "added a company",
  "user.company-removed": "removed a company",
  "user.group-added": "added a group",
  "user.group-removed": "removed a group",
  "user.badge-added": "added a number",
  "user.badge-removed": "withdrew a number",
  "user.match-cleared": "said “not the same person”",
  "invitation.sent": "sent an invitation",
  "invitation.withdrawn": "withdrew the invitation",
  "invitation.expired": "recorded that the invitation has run out",
  "invitation.asked": "asked for a new invitation",
  "invitation.code-made": "made a magic code",
  "pass.activated": "activated the pass",
  "pass.moved": "moved the pass to the installed app",
  "pass.move-started": "began to move the pass to the installed app",
  "pass.reset": "reset the app",
  "pass.wipe-ordered": "ordered the phone to remove its pass",
  "pass.removed": "removed the pass",
  "pass.key-raised": "renewed the keys of the pass",
  "pass.key-renewed": "received new keys",
  "mail.settled": "noted what became of a mail",
  "session.started": "signed in",
  "session.proved": "confirmed who they are",
  "session.ended": "signed out",
  "project.created": "made the project",
  "member.added": "added a member",
  "member.role-changed": "changed a member's role",
  "member.removed": "removed a member",
  "role.created": "made a role",
  "role.renamed": "renamed a role",
  "role.default-set": "chose the default role",
  "door.unlock-ordered": "unlocked a door for 5 seconds",
  "door.locked-down": "locked a door down",
  "door.released": "released a lockdown",
  "reader.presented": "presented something at a reader",
  "reader.install-mode-ordered": "opened the install mode of a reader",
  "reader.install-mode-close-ordered": "closed the install mode of a reader",
  "reader.key-rotation-ordered": "ordered a new key for a reader",
  "reader.quarantine-release-ordered": "ended the quarantine of a reader",
  "reader.identify-ordered": "made a reader blink and beep",
  "trace.ordered": "ordered a recording of a line",
  "trace.stop-ordered": "stopped a recording of a line",
  "trace.begun": "began a recording of a line",
  "trace.failed": "could not record a line",
  "trace.finished": "handed over a recording of a line",
  "trace.downloaded": "downloaded a recording of a line",
  "trace.removed": "removed a recording of a line",
  "bridge.added": "added a bridge",
  "bridge.pairing-renewed": "made a pairing code",
  "bridge.paired": "was paired",
  "bridge.connected": "connected",
  "bridge.disconnected": "lost its connection",
  "bridge.quarantined": "caused a quarantine",
  "bridge.lines-reported": "reported how its readers are wired",
  "revocation.acknowledged": "confirmed that its doors deny somebody",
  "company.created": "made a company",
  "company.renamed": "renamed a company",
  "company.deleted": "deleted a company",
  "group.created": "made a group",
  "group.renamed": "renamed a group",
  "group.deleted": "deleted a group",
  "blocklist.added": "put an entry on the blocklist",
  "blocklist.removed": "took an entry off the blocklist",
  "import.started": "began an import",
  "import.undoing-started": "began to undo an import",
  "import.adjusted": "changed how an import is read or what it does",
  "import.agreed": "agreed to an import",
  "import.held": "asked a second admin to approve an import",
  "import.stopped": "stopped an import for an admin to look at",
  "import.finished": "applied an import",
  "import.undone": "undid an import",
  "import.cancelled": "cancelled an import",
  "token.created": "made an API key",
  "token.revoked": "revoked an API key",
  "project.import-settings-changed": "changed whom imports are about and what stops them",
  "project.sync-alerts-changed": "chose who is told when a sync stops",
};

const fields: Readonly<Record<string, string>> = {
  firstName: "First name",
  lastName: "Last name",
  email: "E-mail",
  phone: "Mobile phone",
  dateOfBirth: "Date of birth",
  birthDate: "Date of birth",
  idNumber: "ID",
  syncId: "Sync ID",
  badgeNumbers: "Badges",
  standing: "Status",
  blockedUntil: "Blocked until",
  passState: "Pass",
  passEpoch: "Phones so far",
  invitationExpiresAt: "Invitation until",
  replacementUntil: "New phone invited until",
  passDeadlineAt: "Pass removed by",
  passSeenAt: "Phone last seen",
  mailState: "Mail",
  roles: "Roles",
  companies: "Companies",
  groups: "Groups",
  reason: "Reason",
  note: "Note",
  until: "Until",
  cause: "Cause",
};

/** What an entry says was done, after the name of whoever did it. */
export function verbText(verb: string): string {
  return verbs[verb] ?? verb.replace(/[.-]/g, " ");
}

/** The name of a field of the log; one this build does not know is written out. */
export function fieldText(field: string): string {
  return fields[field] ?? field.replace(/([A-Z])/g, " $1").replace(/^./, (letter) => letter.toUpperCase());
}

const momentLike = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** What states are called on screen, by the field that holds them. */
const stateWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  standing: { active: "Active", "in-review": "In review", blocked: "Blocked", archived: "Archived" },
  passState: {
    none: "Not invited",
    invited: "Invitation sent",
    active: "Active",
    reset: "Reset",
    removing: "Deletion pending",
    removed: "Removed",
  },
  cause: reviewWords,
};

/** A value of the log in words; the empty string for what is empty. */
export function valueText(field: string, value: HistoryValue | undefined, zone: string): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.join(", ");
  const word = stateWords[field]?.[String(value)];
  if (word !== undefined) return word;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" && momentLike.test(value)) return formatMoment(value, "moment", zone);
  return String(value);
}

/** Fields that are bookkeeping and tell a reader nothing. */
const hidden = new Set([
  "updatedAt",
  "invitationId",
  "revocationId",
  "mailId",
  "blockId",
  "reviewId",
  "mail",
]);

/** The fields of an entry worth showing. */
export function shownFields(entry: HistoryEntry): HistoryEntry["fields"] {
  return entry.fields.filter(({ field }) => !hidden.has(field));
}
