import { describe, expect, test } from "vitest";
import type { Actor } from "../actors/actor.ts";
import * as blocks from "../blocks/block-policy.ts";
import * as bridges from "../bridges/bridge-policy.ts";
import * as changes from "../changes/change-policy.ts";
import * as companies from "../companies/company-policy.ts";
import * as credentials from "../credentials/credential-policy.ts";
import * as doors from "../doors/door-policy.ts";
import * as groups from "../groups/group-policy.ts";
import * as invitations from "../invitations/invitation-policy.ts";
import * as mails from "../mails/mail-policy.ts";
import * as passes from "../passes/pass-policy.ts";
import * as projects from "../projects/project-policy.ts";
import * as reviews from "../reviews/review-policy.ts";
import * as roles from "../roles/role-policy.ts";
import * as sessions from "../sessions/session-policy.ts";
import * as users from "../users/user-policy.ts";
import type { MemberRole } from "./member.ts";
import * as members from "./member-policy.ts";
import type { Verdict } from "./verdict.ts";

const now = new Date("2026-05-05T20:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const hour = 3_600_000;
const admin = (role: MemberRole, provedAt: Date): Actor => ({
  kind: "admin",
  projectId: "p",
  adminId: "me",
  sessionId: "s",
  role,
  provedAt,
});

const actors = {
  owner: admin("owner", ago(hour - 1)),
  "owner, proof an hour old": admin("owner", ago(hour)),
  admin: admin("admin", ago(hour - 1)),
  "admin, proof an hour old": admin("admin", ago(hour)),
  desk: admin("desk", ago(12 * hour - 1)),
  "desk, proof a shift old": admin("desk", ago(12 * hour)),
  auditor: admin("auditor", ago(0)),
  pass: { kind: "pass", projectId: "p", userId: "u", passId: "mine" },
  invitee: { kind: "invitee", projectId: "p", userId: "u", invitationId: "mine" },
  bridge: { kind: "bridge", projectId: "p", bridgeId: "mine" },
  system: { kind: "system", projectId: "p", name: "clock" },
} as const satisfies Record<string, Actor>;

type Policy = (actor: Actor, now: Date) => Verdict;
const mine = { id: "mine", adminId: "me" };
const other = { id: "other", adminId: "another" };

const all = { ...blocks, ...bridges, ...changes, ...companies, ...credentials, ...doors, ...invitations };
const rest = {
  ...groups,
  ...mails,
  ...passes,
  ...projects,
  ...reviews,
  ...roles,
  ...sessions,
  ...users,
  ...members,
};
const exported = Object.keys({ ...all, ...rest }).filter((name) => name.startsWith("can"));

/** Columns: owner fresh and stale, admin fresh and stale, desk fresh and stale, auditor | pass, invitee, bridge | system. */
const matrix: Record<string, readonly [Policy, string]> = {
  canSeeUsers: [users.canSeeUsers, "yy yy yy y --- y"],
  canAddUser: [users.canAddUser, "yy yy -- - --- y"],
  canEditUser: [users.canEditUser, "yy yy -- - --- y"],
  canInviteUser: [users.canInviteUser, "yy yy -- - --- y"],
  canArchiveUser: [users.canArchiveUser, "yy yy -- - --- y"],
  canRestoreUser: [users.canRestoreUser, "yy yy -- - --- y"],
  canMergeUsers: [users.canMergeUsers, "yy yy -- - --- y"],
  canRunBulk: [users.canRunBulk, "yy yy -- - --- y"],
  canImportUsers: [users.canImportUsers, "yy yy -- - --- y"],
  canExportUsers: [users.canExportUsers, "yy yy -- - --- y"],
  canReviewUser: [users.canReviewUser, "yy yy yy - --- y"],
  canBlockUser: [users.canBlockUser, "yy yy -- - --- y"],
  canUnblockUser: [users.canUnblockUser, "ys ys -- - --- y"],
  canRevalidateUser: [users.canRevalidateUser, "ys ys -- - --- y"],
  canEraseUser: [users.canEraseUser, "yy -- -- - --- y"],
  canWithdrawInvitation: [invitations.canWithdrawInvitation, "yy yy -- - --- y"],
  canMakeMagicCode: [invitations.canMakeMagicCode, "yy yy -- - --- y"],
  canUseInvitation: [(actor) => invitations.canUseInvitation(actor, mine), "-- -- -- - -y- -"],
  "canUseInvitation of another": [(actor) => invitations.canUseInvitation(actor, other), "-- -- -- - --- -"],
  canSeePass: [(actor, at) => passes.canSeePass(actor, mine, at), "yy yy yy y y-- y"],
  "canSeePass of another": [(actor, at) => passes.canSeePass(actor, other, at), "yy yy yy y --- y"],
  canResetPass: [(actor) => passes.canResetPass(actor, mine), "-- -- -- - y-- -"],
  "canResetPass of another": [(actor) => passes.canResetPass(actor, other), "-- -- -- - --- -"],
  canMovePass: [(actor) => passes.canMovePass(actor, mine), "-- -- -- - y-- -"],
  canConfirmWiped: [(actor) => passes.canConfirmWiped(actor, mine), "-- -- -- - y-- -"],
  canTakeBackPass: [passes.canTakeBackPass, "yy yy -- - --- y"],
  canSeeReviews: [reviews.canSeeReviews, "yy yy -- y --- y"],
  canClaimReview: [reviews.canClaimReview, "yy yy -- - --- y"],
  canDecideReview: [reviews.canDecideReview, "ys ys -- - --- y"],
  canSeeBlocklist: [blocks.canSeeBlocklist, "yy yy -- y --- y"],
  canAddToBlocklist: [blocks.canAddToBlocklist, "yy yy -- - --- y"],
  canRemoveFromBlocklist: [blocks.canRemoveFromBlocklist, "ys ys -- - --- y"],
  canSeeCredentials: [credentials.canSeeCredentials, "yy yy -- y --- y"],
  canManageCredentials: [credentials.canManageCredentials, "yy yy -- - --- y"],
  canManageBadges: [credentials.canManageBadges, "yy yy -- - --- y"],
  canSeeCompanies: [companies.canSeeCompanies, "yy yy -- y --- y"],
  canManageCompanies: [companies.canManageCompanies, "yy yy -- - --- y"],
  canSeeGroups: [groups.canSeeGroups, "yy yy -- y --- y"],
  canManageGroups: [groups.canManageGroups, "yy yy -- - --- y"],
  canSeeRoles: [roles.canSeeRoles, "yy yy -- y --- y"],
  canManageRoles: [roles.canManageRoles, "yy yy -- - --- y"],
  canSeeGrants: [roles.canSeeGrants, "yy yy -- y --- y"],
  canManageGrants: [roles.canManageGrants, "yy yy -- - --- y"],
  canSeeDoors: [doors.canSeeDoors, "yy yy yy y --- y"],
  canExportDoorEvents: [doors.canExportDoorEvents, "yy yy -- y --- y"],
  canLockDown: [doors.canLockDown, "yy yy yy - --- y"],
  canUnlockDoor: [doors.canUnlockDoor, "ys ys ys - --- y"],
  canReleaseLockdown: [doors.canReleaseLockdown, "ys ys ys - --- y"],
  canHandleAlarms: [doors.canHandleAlarms, "yy yy yy - --- y"],
  canRunMuster: [doors.canRunMuster, "yy yy yy - --- y"],
  canSeeBridges: [bridges.canSeeBridges, "yy yy yy y --- y"],
  canManageBridges: [bridges.canManageBridges, "yy yy -- - --- y"],
  canSpeakForBridge: [(actor) => bridges.canSpeakForBridge(actor, mine), "-- -- -- - --y -"],
  "canSpeakForBridge of another": [(actor) => bridges.canSpeakForBridge(actor, other), "-- -- -- - --- -"],
  canSeeMails: [mails.canSeeMails, "yy yy -- y --- y"],
  canSeeChanges: [changes.canSeeChanges, "yy yy -- y --- y"],
  canExportChanges: [changes.canExportChanges, "yy yy -- y --- y"],
  canSeeMembers: [members.canSeeMembers, "yy -- -- y --- y"],
  canManageMembers: [members.canManageMembers, "yy -- -- - --- y"],
  canSeeTokens: [members.canSeeTokens, "yy -- -- y --- y"],
  canManageTokens: [members.canManageTokens, "yy -- -- - --- y"],
  canSeeWebhooks: [members.canSeeWebhooks, "yy -- -- y --- y"],
  canManageWebhooks: [members.canManageWebhooks, "yy -- -- - --- y"],
  canEnterProject: [projects.canEnterProject, "yy yy yy y --- y"],
  canCreateProject: [projects.canCreateProject, "yy -- -- - --- y"],
  canSeeSettings: [projects.canSeeSettings, "yy -- -- y --- y"],
  canManageSettings: [projects.canManageSettings, "yy -- -- - --- y"],
  canSeeSession: [(actor, at) => sessions.canSeeSession(actor, mine, at), "yy yy yy y --- y"],
  "canSeeSession of another": [(actor, at) => sessions.canSeeSession(actor, other, at), "yy -- -- - --- y"],
  canRevokeSession: [(actor, at) => sessions.canRevokeSession(actor, mine, at), "yy yy yy y --- y"],
  "canRevokeSession of another": [
    (actor, at) => sessions.canRevokeSession(actor, other, at),
    "yy -- -- - --- y",
  ],
};

const signs = { "request.forbidden": "-", "request.step-up-required": "s" } as const;
const signOf = (verdict: Verdict) => (verdict.allowed ? "y" : signs[verdict.code]);

describe.each(Object.entries(matrix))("%s", (_, [policy, expected]) => {
  const cells = [...expected.replaceAll(" ", "")];
  test.each(Object.entries(actors).map(([name, actor], i) => [name, cells[i], actor] as const))(
    "for the %s is %s",
    (_name, sign, actor) => {
      expect(signOf(policy(actor, now))).toBe(sign);
    },
  );
});

test("every policy has a row, and every row a cell for every actor", () => {
  expect(exported.filter((name) => !(name in matrix))).toEqual([]);
  for (const [, [, expected]] of Object.entries(matrix)) {
    expect(expected.replaceAll(" ", "")).toHaveLength(Object.keys(actors).length);
  }
});

test("a desk sees less of a person than an auditor, and outsiders see nobody", () => {
  const views = Object.fromEntries(
    Object.entries(actors).map(([name, actor]) => [name, users.userViewOf(actor)]),
  );
  expect(views).toEqual({
    owner: "full",
    "owner, proof an hour old": "full",
    admin: "full",
    "admin, proof an hour old": "full",
    desk: "limited",
    "desk, proof a shift old": "limited",
    auditor: "full",
    pass: "none",
    invitee: "none",
    bridge: "none",
    system: "full",
  });
});
