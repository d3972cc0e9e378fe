import type { MemberRole } from "./member.ts";

/** What a role may do with a verb: `limited` shows less, `step-up` asks for a fresh proof of who it is. */
export type Permission = "yes" | "step-up" | "limited" | "no";

type Row = Readonly<Record<MemberRole, Permission>>;

const everyone: Row = { owner: "yes", admin: "yes", desk: "yes", auditor: "yes" };
const seePeople: Row = { owner: "yes", admin: "yes", desk: "limited", auditor: "yes" };
const seeRecords: Row = { owner: "yes", admin: "yes", desk: "no", auditor: "yes" };
const run: Row = { owner: "yes", admin: "yes", desk: "no", auditor: "no" };
const close: Row = { owner: "yes", admin: "yes", desk: "yes", auditor: "no" };
const open: Row = { owner: "step-up", admin: "step-up", desk: "no", auditor: "no" };
const openDoor: Row = { owner: "step-up", admin: "step-up", desk: "step-up", auditor: "no" };
const own: Row = { owner: "yes", admin: "no", desk: "no", auditor: "no" };
const seeOwnerMatters: Row = { owner: "yes", admin: "no", desk: "no", auditor: "yes" };

/**
 * Who may do what, by role: the one table behind every policy and behind every greyed-out control. A verb that is not in it does
 * not exist. Fresh proof is asked only for verbs that open something; verbs that close are never slowed down.
 */
export const permissions = {
  "users.see": seePeople,
  "users.add": run,
  "users.edit": run,
  "users.invite": run,
  "users.archive": run,
  "users.restore": run,
  "users.merge": run,
  "users.bulk": run,
  "users.import": run,
  "users.export": run,
  "users.review": close,
  "users.block": run,
  "users.unblock": open,
  "users.revalidate": open,
  "users.erase": own,
  "invitations.withdraw": run,
  "invitations.make-code": run,
  "reviews.see": seeRecords,
  "reviews.claim": run,
  "reviews.decide": open,
  "blocklist.see": seeRecords,
  "blocklist.add": run,
  "blocklist.remove": open,
  "credentials.see": seeRecords,
  "credentials.manage": run,
  "badges.manage": run,
  "companies.see": seeRecords,
  "companies.manage": run,
  "groups.see": seeRecords,
  "groups.manage": run,
  "roles.see": seeRecords,
  "roles.manage": run,
  "grants.see": seeRecords,
  "grants.manage": run,
  "tasks.see": seeRecords,
  "tasks.manage": run,
  "approvals.see": seeRecords,
  "approvals.manage": run,
  "events.see": seeRecords,
  "events.manage": run,
  "events.export": seeRecords,
  "alarms.see": everyone,
  "alarms.handle": close,
  "musters.see": everyone,
  "musters.run": close,
  "doors.see": everyone,
  "doors.lockdown": close,
  "doors.unlock": openDoor,
  "doors.release": openDoor,
  "bridges.see": everyone,
  "bridges.manage": run,
  "readers.see": everyone,
  "readers.manage": run,
  "readers.trust": open,
  "traces.see": seeRecords,
  "traces.record": run,
  "revocations.see": seeRecords,
  "mails.see": seeRecords,
  "changes.see": seeRecords,
  "changes.export": seeRecords,
  "guards.see": seeRecords,
  "members.see": seeOwnerMatters,
  "members.manage": own,
  "tokens.see": seeOwnerMatters,
  "tokens.manage": own,
  "webhooks.see": seeOwnerMatters,
  "webhooks.manage": own,
  "settings.see": seeOwnerMatters,
  "settings.manage": own,
  "projects.enter": everyone,
  "projects.create": own,
} as const satisfies Readonly<Record<string, Row>>;

/** A verb of an admin, as `nouns.verb`. */
export type Verb = keyof typeof permissions;

/** What a role may do with a verb. */
export function permissionOf(role: MemberRole, verb: Verb): Permission {
  return permissions[verb][role];
}

/** Whether a text names a verb of this table. */
export function isVerb(text: string): text is Verb {
  return Object.hasOwn(permissions, text);
}
