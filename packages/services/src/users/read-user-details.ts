import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import type { TransactionClient } from "@gatehouse/db/client";
import { canTakeBack } from "@gatehouse/domain/passes/remove-pass";
import { readMatchViews } from "../blocks/read-match-views.ts";
import { type ActorNames, nameActors } from "../changes/name-actors.ts";
import { passFromColumns } from "../passes/pass-columns.ts";
import { readRevocations } from "../revocations/revocations-of-user.ts";
import { readHeldRoleViews } from "../roles/read-held-role-views.ts";
import { iso } from "../rows/iso.ts";
import { readInvitationViews } from "./read-invitation-views.ts";

/** One person inside a snapshot. */
export type UserScope = {
  readonly client: TransactionClient;
  readonly projectId: string;
  readonly userId: string;
  readonly now: Date;
};

/** What stands open about a person, and what they have: everything a profile shows beside the row. */
export async function readUserDetails(scope: UserScope): Promise<UserDetails> {
  const { client, projectId, userId, now } = scope;
  const mine = { projectId, userId };
  const open = { ...mine, closedAt: null };
  const user = await client.user.findUniqueOrThrow({ where: { projectId_id: { projectId, id: userId } } });
  const blocks = await client.block.findMany({ where: open, orderBy: { openedAt: "desc" } });
  const reviews = await client.review.findMany({ where: open, orderBy: { openedAt: "desc" } });
  const archiving = await client.archiving.findFirst({ where: open });
  const opened = [...blocks, ...reviews, ...(archiving ? [archiving] : [])];
  const byName = await nameActors(
    client,
    projectId,
    opened.map((row) => row.openedBy),
  );
  const { syncId, birthDate: dateOfBirth, source } = user;
  return {
    syncId,
    dateOfBirth,
    source,
    blocks: await presentBlocks(scope, blocks, byName),
    reviews: reviews.map(({ id, cause, note, ...row }) => ({
      id,
      cause: cause as Cause,
      note,
      ...opening(row, byName),
    })),
    archiving: archiving && {
      id: archiving.id,
      cause: archiving.cause as ArchivingCause,
      ...opening(archiving, byName),
    },
    blocklistMatches: await readMatchViews(scope, user),
    roles: await readHeldRoleViews(scope),
    credentials: await readCredentials(scope),
    pass: await readPass(scope),
    invitations: await readInvitationViews(scope),
    revocation: (await readRevocations(client, mine, now, 1))[0] ?? null,
  };
}

type Cause = UserDetails["reviews"][number]["cause"];
type ArchivingCause = NonNullable<UserDetails["archiving"]>["cause"];
type Opened = { openedAt: Date; openedBy: string };
type BlockRow = Opened & { id: string; reason: string; until: Date | null };

const opening = (row: Opened, byName: ActorNames) => ({
  at: row.openedAt.toISOString(),
  by: byName(row.openedBy),
});

async function presentBlocks(
  { client, projectId }: UserScope,
  blocks: readonly BlockRow[],
  byName: ActorNames,
): Promise<UserDetails["blocks"]> {
  const entries = await client.blocklistEntry.findMany({
    where: { projectId, blockId: { in: blocks.map((block) => block.id) }, removedAt: null },
    select: { blockId: true },
  });
  const listed = new Set(entries.map((entry) => entry.blockId));
  return blocks.map((block) => ({
    id: block.id,
    reason: block.reason,
    until: iso(block.until),
    ...opening(block, byName),
    isOnBlocklist: listed.has(block.id),
  }));
}

async function readCredentials({
  client,
  projectId,
  userId,
}: UserScope): Promise<UserDetails["credentials"]> {
  const rows = await client.credential.findMany({
    where: { projectId, userId },
    orderBy: [{ withdrawnAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
  });
  return rows.map(({ id, number, carrier, live, createdAt, withdrawnAt }) => ({
    id,
    number,
    carrier: carrier as UserDetails["credentials"][number]["carrier"],
    live,
    createdAt: createdAt.toISOString(),
    withdrawnAt: iso(withdrawnAt),
  }));
}

async function readPass({ client, projectId, userId }: UserScope): Promise<UserDetails["pass"]> {
  const row = await client.pass.findUniqueOrThrow({ where: { projectId_userId: { projectId, userId } } });
  const pass = passFromColumns(row);
  return {
    number: row.number,
    state: pass.kind,
    epoch: row.epoch,
    phone: row.phone,
    activatedAt: iso(row.activatedAt),
    lastSeenAt: iso(row.lastSeenAt),
    replacementUntil: iso(row.replacementUntil),
    wipeDueAt: iso(row.wipeDueAt),
    wipeOrderAt: iso(row.wipeOrderAt),
    deadlineAt: iso(row.deadlineAt),
    removedAt: iso(row.removedAt),
    canTakeBack: canTakeBack(pass),
  };
}
