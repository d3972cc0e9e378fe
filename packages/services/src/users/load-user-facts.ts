import { Prisma } from "@gatehouse/db/client";
import type { Tx } from "@gatehouse/db/transactions/tx";
import { noPass, type Pass } from "@gatehouse/domain/passes/pass";
import type { ReviewCause } from "@gatehouse/domain/reviews/review";
import type { OpenArchiving } from "@gatehouse/domain/users/archiving";
import type { UserFacts } from "@gatehouse/domain/users/user-facts";
import { findMatchesOfMany } from "../blocks/find-blocklist-matches.ts";
import { type PassColumns, passFromColumns } from "../passes/pass-columns.ts";
import type { UserCore } from "./lock-user.ts";

/** `wait` holds pass and invitation; `skip` never waits and leaves out what another transaction holds. */
export type PassLock = "wait" | "skip";

/** Everything a verb on a person is decided from, read by the transaction's clock. */
export async function loadUserFacts(tx: Tx, user: UserCore, passLock: PassLock = "wait"): Promise<UserFacts> {
  const [facts] = await loadFactsOfMany(tx, [user], passLock);
  if (!facts) throw new Error("facts were asked of one person and came for none");
  return facts;
}

/** The facts of several people, in their order; three queries, however many people. */
export async function loadFactsOfMany(
  tx: Tx,
  users: readonly UserCore[],
  passLock: PassLock = "wait",
): Promise<readonly UserFacts[]> {
  const ids = users.map((user) => user.id);
  const passes = await lockPasses(tx, ids, passLock);
  const open = await readOpenFacts(tx, ids);
  const matches = await findMatchesOfMany(tx, users);
  return users.map(({ id }, nth) => {
    const { blocks = [], reviews = [], archiving = null, invited = false } = open.get(id) ?? {};
    return {
      blocks: blocks.map((block) => ({
        ...block,
        until: block.until === null ? null : new Date(block.until),
      })),
      reviews,
      archiving,
      pass: passes.get(id) ?? noPass,
      // Whose pass was left out is being worked on by somebody else, the invitation with it.
      hasOpenInvitation: passes.has(id) && invited,
      matches: matches[nth] ?? [],
    };
  });
}

/** Whether the pass was left out because another transaction held it: whoever has a row of their own here has a pass. */
export const isPassLeftOut = (facts: UserFacts): boolean => facts.pass === noPass;

type PassRow = PassColumns & { readonly userId: string };

async function lockPasses(tx: Tx, ids: readonly string[], lock: PassLock): Promise<Map<string, Pass>> {
  const rows = await tx.client.$queryRaw<PassRow[]>`
    select user_id as "userId", state, epoch, replacement_until as "replacementUntil", wipe_due_at as "wipeDueAt",
      wipe_order_at as "wipeOrderAt", deadline_at as "deadlineAt"
    from passes where project_id = ${tx.projectId}::uuid and user_id = any(${[...ids]}::uuid[])
    order by user_id for update ${lock === "skip" ? Prisma.sql`skip locked` : Prisma.empty}`;
  return new Map(rows.map((row) => [row.userId, passFromColumns(row)]));
}

type OpenFacts = {
  readonly blocks: readonly { id: string; until: string | null; blocklistEntryId: string | null }[];
  readonly reviews: readonly { id: string; cause: ReviewCause }[];
  readonly archiving: OpenArchiving | null;
  readonly invited: boolean;
};

/** Everything about these people that has begun and not ended. */
async function readOpenFacts(tx: Tx, ids: readonly string[]): Promise<Map<string, OpenFacts>> {
  const rows = await tx.client.$queryRaw<(OpenFacts & { id: string })[]>`
    select u.id,
      (select coalesce(json_agg(json_build_object('id', b.id, 'until', b.until, 'blocklistEntryId',
          (select e.id from blocklist_entries e
            where e.project_id = b.project_id and e.block_id = b.id and e.removed_at is null limit 1))
          order by b.opened_at), '[]')
        from blocks b where b.project_id = u.project_id and b.user_id = u.id and b.closed_at is null) as blocks,
      (select coalesce(json_agg(json_build_object('id', r.id, 'cause', r.cause) order by r.opened_at), '[]')
        from reviews r where r.project_id = u.project_id and r.user_id = u.id and r.closed_at is null) as reviews,
      (select json_build_object('id', a.id, 'cause', a.cause, 'leftReview',
          (select json_build_object('cause', r.cause, 'note', r.note) from reviews r where r.project_id = a.project_id
            and r.user_id = a.user_id and r.closed_how = 'left' and r.closed_at >= a.opened_at order by r.opened_at desc limit 1))
        from archivings a where a.project_id = u.project_id and a.user_id = u.id and a.closed_at is null) as archiving,
      exists (select from invitations i where i.project_id = u.project_id and i.user_id = u.id and i.state = 'open'
        and i.expires_at > ${tx.now}) as invited
    from users u where u.project_id = ${tx.projectId}::uuid and u.id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
