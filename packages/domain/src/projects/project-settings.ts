import { defaultInvitationDays } from "../invitations/invitation.ts";
import { defaultOfflineLimitMs } from "../passes/offline-limit.ts";

/** The settings of a project that rules of this package read. */
export type ProjectSettings = {
  readonly invitationDays: number;
  readonly offlineLimitMs: number;
  /** The role every new person gets; null: none, and such people open no door. */
  readonly defaultRoleId: string | null;
  /** How long data of the archived are kept; null: until the contract ends. */
  readonly retentionDays: number | null;
  readonly contractEndsAt: Date | null;
  readonly doorEventDays: number;
};

/** What a new project starts with. */
export const defaultProjectSettings: ProjectSettings = {
  invitationDays: defaultInvitationDays,
  offlineLimitMs: defaultOfflineLimitMs,
  defaultRoleId: null,
  retentionDays: null,
  contractEndsAt: null,
  doorEventDays: 90,
};

const dayMs = 24 * 60 * 60 * 1000;

/**
 * When the data of somebody archived at `archivedAt` are due to go: after the retention period, else at the contract's end, but not
 * before they were archived. Null when neither is set: the data stay and the owner is reminded.
 */
export function dataDueAt(
  archivedAt: Date,
  settings: Pick<ProjectSettings, "retentionDays" | "contractEndsAt">,
): Date | null {
  const { retentionDays, contractEndsAt } = settings;
  if (retentionDays !== null) return new Date(archivedAt.getTime() + retentionDays * dayMs);
  if (contractEndsAt === null) return null;
  return contractEndsAt > archivedAt ? contractEndsAt : archivedAt;
}
