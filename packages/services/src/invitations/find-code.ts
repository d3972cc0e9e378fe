import type { Db } from "@gatehouse/db/client";
import { normaliseEmail } from "@gatehouse/domain/users/normalise";

type InvitationRow = {
  readonly id: string;
  readonly state: string;
  readonly why: string | null;
  readonly expiresAt: Date;
};

/** What a typed code leads to, before any project is known. */
export type FoundCode = { readonly projectId: string; readonly userId: string } & (
  | { readonly kind: "invitation"; readonly invitation: InvitationRow }
  | { readonly kind: "profile"; readonly codeId: string; readonly invitation: InvitationRow }
  | { readonly kind: "move"; readonly moveId: string; readonly passId: string }
);

/**
 * Whom a code belongs to, given the address it was typed with. All three kinds are always looked up, and always by the code: an
 * address nobody has costs the same time as one that somebody has.
 */
export async function findCode(
  db: Db,
  codeHash: string,
  email: string,
  now: Date,
): Promise<FoundCode | undefined> {
  const [invitations, profileCodes, moves] = await Promise.all([
    db.client.invitation.findMany({
      where: { codeHash },
      include: { user: true },
      orderBy: { createdAt: "desc" },
    }),
    db.client.magicCode.findMany({ where: { codeHash, usedAt: null, expiresAt: { gt: now } } }),
    db.client.passMove.findMany({ where: { codeHash, usedAt: null } }),
  ]);
  const isTheirs = (row: { user: { email: string } }) => normaliseEmail(row.user.email) === email;
  const theirs = invitations.filter(isTheirs);
  const invitation = theirs.find((row) => row.state === "open") ?? theirs[0];
  if (invitation)
    return { kind: "invitation", projectId: invitation.projectId, userId: invitation.userId, invitation };
  for (const code of profileCodes) {
    const found = await ofProfile(db, code, email);
    if (found) return found;
  }
  for (const move of moves) {
    const found = await ofMove(db, move, email);
    if (found) return found;
  }
  return undefined;
}

async function ofProfile(
  db: Db,
  code: { id: string; projectId: string; userId: string },
  email: string,
): Promise<FoundCode | undefined> {
  const { id: codeId, projectId, userId } = code;
  const user = await db.client.user.findUnique({
    where: { projectId_id: { projectId, id: userId } },
    include: { invitations: { orderBy: { createdAt: "desc" }, take: 1 } },
  });
  const [invitation] = user?.invitations ?? [];
  if (!user || !invitation || normaliseEmail(user.email) !== email) return undefined;
  return { kind: "profile", codeId, projectId, userId, invitation };
}

async function ofMove(
  db: Db,
  move: { id: string; projectId: string; passId: string },
  email: string,
): Promise<FoundCode | undefined> {
  const { id: moveId, projectId, passId } = move;
  const pass = await db.client.pass.findUnique({
    where: { projectId_id: { projectId, id: passId } },
    include: { user: true },
  });
  if (!pass || normaliseEmail(pass.user.email) !== email) return undefined;
  return { kind: "move", moveId, projectId, passId, userId: pass.userId };
}
