import { writeRecords } from "@gatehouse/db/changes/append-commit";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { followUserEmailEdit } from "@gatehouse/domain/users/invite-user";
import { normaliseEmail } from "@gatehouse/domain/users/normalise";
import { reviewOnHit } from "@gatehouse/domain/users/review-user";
import { invitationEnd } from "../invitations/open-invitation.ts";
import { applyDecisions, type OutcomeChange } from "../users/apply-user-outcome.ts";
import { loadFactsOfMany } from "../users/load-user-facts.ts";
import { readUsers } from "../users/lock-user.ts";
import type { UserDecision } from "../users/user-decision.ts";
import type { ClaimedImport } from "./claim-import.ts";
import { invitePeople } from "./invite-people.ts";
import { itemsOfKind, type PlannedItem } from "./items-of-kind.ts";

/** Writes what the file says of people who are there, and does what an edit does: numbers move, the blocklist is asked, an invitation follows its address. */
export async function changePeople(tx: Tx, run: ClaimedImport): Promise<void> {
  await writeFields(tx, run);
  let done = 0;
  for await (const items of itemsOfKind(tx, run, "changed")) {
    const edited = items.filter((item) => Object.keys(item.after).length > 0);
    await reviewHits(
      tx,
      edited.filter((item) => item.hit),
    );
    const followed = await followEmails(tx, edited.filter(isReaddressed));
    for (const item of edited) recordEdit(tx, item, followed.get(item.userId));
    await invitePeople(
      tx,
      items.filter((item) => item.invites && !followed.has(item.userId)).map((item) => item.userId),
    );
    done += items.length;
    await writeRecords(tx);
    await run.say({ phase: "change", done, total: 0 });
  }
}

/** All old numbers go before any new one comes, so that two people may swap theirs. */
async function writeFields(tx: Tx, run: ClaimedImport): Promise<void> {
  const of = { projectId: run.projectId, importId: run.id };
  const written = { kind: { in: ["changed", "restored"] }, after: { not: "{}" } };
  if ((await tx.client.importItem.findFirst({ where: { ...of, ...written }, select: { i: true } })) === null)
    return;
  await tx.client.$executeRaw`
    update credentials c set live = false, withdrawn_at = ${tx.now}
    from import_items i where i.project_id = ${of.projectId}::uuid and i.import_id = ${of.importId}::uuid
      and i.kind in ('changed', 'restored') and i.after::jsonb ? 'idNumber'
      and c.project_id = i.project_id and c.user_id = i.user_id and c.carrier = 'pass' and c.withdrawn_at is null`;
  await tx.client.$executeRaw`
    update users u set first_name = coalesce(n.after ->> 'firstName', u.first_name),
      last_name = coalesce(n.after ->> 'lastName', u.last_name), email = coalesce(n.after ->> 'email', u.email),
      id_number = case when n.after ? 'idNumber' then n.after ->> 'idNumber' else u.id_number end,
      sync_id = case when n.after ? 'syncId' then n.after ->> 'syncId' else u.sync_id end, updated_at = ${tx.now}
    from (select user_id, after::jsonb as after from import_items where project_id = ${of.projectId}::uuid
      and import_id = ${of.importId}::uuid and kind in ('changed', 'restored') and after <> '{}') n
    where u.project_id = ${of.projectId}::uuid and u.id = n.user_id`;
  await tx.client.$executeRaw`
    insert into credentials (project_id, id, user_id, number, carrier, live, created_at)
    select project_id, time_ordered_id(), user_id, after::jsonb ->> 'idNumber', 'pass', kind = 'changed', ${tx.now}
    from import_items where project_id = ${of.projectId}::uuid and import_id = ${of.importId}::uuid
      and kind in ('changed', 'restored') and after::jsonb ->> 'idNumber' is not null order by user_id`;
}

const isReaddressed = ({ before, after }: PlannedItem): boolean =>
  typeof after.email === "string" && normaliseEmail(after.email) !== normaliseEmail(before.email ?? "");

async function reviewHits(tx: Tx, items: readonly PlannedItem[]): Promise<void> {
  const decisions = await decideOn(tx, items, ({ facts }) =>
    facts.archiving === null ? reviewOnHit(facts) : null,
  );
  const changes = await applyDecisions(tx, decisions, { cause: "review" });
  decisions.forEach(({ user }, nth) => {
    const change = changes[nth];
    if (change) record(tx, "user.marked-for-review", { kind: "user", id: user.id }, change);
  });
}

/** What became of invitations on their way to addresses that are no longer their people's. */
async function followEmails(tx: Tx, items: readonly PlannedItem[]): Promise<Map<string, OutcomeChange>> {
  if (items.length === 0) return new Map();
  const expiresAt = await invitationEnd(tx);
  const decisions = await decideOn(tx, items, ({ facts }) => {
    const outcome = followUserEmailEdit(facts, expiresAt);
    return outcome.opensInvitation || outcome.withdrawsInvitation !== null ? outcome : null;
  });
  const kind = ({ facts }: UserDecision) => (facts.pass.kind === "active" ? "new-phone" : "again");
  const changes = await applyDecisions(tx, decisions, {
    cause: "re-invite",
    invitation: { kind, expiresAt },
  });
  return new Map(
    decisions.flatMap((decision, nth) => {
      const change = changes[nth];
      if (!change) return [];
      const after = decision.outcome.opensInvitation
        ? { ...change.after, invitationKind: kind(decision) }
        : change.after;
      return [[decision.user.id, { ...change, after }] as const];
    }),
  );
}

async function decideOn(
  tx: Tx,
  items: readonly PlannedItem[],
  decide: (person: Omit<UserDecision, "outcome">) => UserDecision["outcome"] | null,
): Promise<UserDecision[]> {
  if (items.length === 0) return [];
  const users = await readUsers(
    tx,
    items.map((item) => item.userId),
  );
  const facts = await loadFactsOfMany(tx, users);
  return users.flatMap((user, nth) => {
    const own = facts[nth];
    const outcome = own ? decide({ user, facts: own }) : null;
    return own && outcome ? [{ user, facts: own, outcome }] : [];
  });
}

function recordEdit(tx: Tx, item: PlannedItem, followed: OutcomeChange | undefined): void {
  record(
    tx,
    "user.edited",
    { kind: "user", id: item.userId },
    {
      before: { ...item.before, ...followed?.before },
      after: { ...item.after, updatedAt: tx.now, ...followed?.after },
    },
  );
}
