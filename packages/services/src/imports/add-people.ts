import { writeRecords } from "@gatehouse/db/changes/append-commit";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { addUser as decide, newUserFacts } from "@gatehouse/domain/users/add-user";
import { invitationEnd, openInvitationRows } from "../invitations/open-invitation.ts";
import { passRowFields } from "../passes/pass-columns.ts";
import { writeReviews } from "../reviews/write-reviews.ts";
import type { UserCore } from "../users/lock-user.ts";
import type { UserDecision } from "../users/user-decision.ts";
import type { ReservedNumbers } from "./apply-import.ts";
import type { ClaimedImport } from "./claim-import.ts";
import { itemsOfKind, type PlannedItem } from "./items-of-kind.ts";

/** What everybody new is given beside the data of the file. */
type Gifts = {
  readonly source: "file" | "sync";
  readonly role: { id: string; name: string } | null;
  readonly company: { id: string; name: string } | null;
  readonly group: { id: string; name: string } | null;
  readonly expiresAt: Date;
};

type NewPerson = UserDecision & { readonly shortNumber: number; readonly passNumber: number };

/**
 * Adds everybody new, with pass, default role and invitation, as the verb on one person would: a hit on the blocklist opens a
 * review instead of an invitation. Their numbers follow when those who lose them have lost them.
 */
export async function addPeople(tx: Tx, run: ClaimedImport, numbers: ReservedNumbers): Promise<void> {
  const gifts = await findGifts(tx, run);
  let done = 0;
  for await (const items of itemsOfKind(tx, run, "new")) {
    const people = items.map((item, nth) => ({
      ...decideOn(item),
      shortNumber: numbers.short + done + nth,
      passNumber: numbers.pass + done + nth,
    }));
    await insertPeople(tx, people, gifts);
    await writeReviews(tx, people);
    await recordAll(tx, people, gifts);
    // Checks of references were planned for an empty table, where every index looks alike; a new list must not be gone through
    // once a person.
    if (done === 0) await tx.client.$executeRawUnsafe("discard plans");
    done += people.length;
    await writeRecords(tx);
    await run.say({ phase: "add", done, total: 0 });
  }
}

/** Gives the new people their numbers, last of all: by now nobody else has them any more. */
export async function giveNewNumbers(tx: Tx, run: ClaimedImport): Promise<void> {
  await tx.client.$executeRaw`
    insert into credentials (project_id, id, user_id, number, carrier, live, created_at)
    select project_id, time_ordered_id(), user_id, after::jsonb ->> 'idNumber', 'pass', true, ${tx.now}
    from import_items where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid and kind = 'new' order by i`;
}

async function findGifts(tx: Tx, run: ClaimedImport): Promise<Gifts> {
  const { projectId } = tx;
  const { defaultRoleId } = await tx.client.project.findUniqueOrThrow({ where: { id: projectId } });
  const select = { id: true, name: true };
  const named = (id: string) => ({ where: { projectId_id: { projectId, id } }, select });
  const { companyId, groupId } = run;
  return {
    source: run.kind === "sync" ? "sync" : "file",
    role: defaultRoleId === null ? null : await tx.client.role.findUnique(named(defaultRoleId)),
    company: companyId === null ? null : await tx.client.company.findUnique(named(companyId)),
    group: groupId === null ? null : await tx.client.group.findUnique(named(groupId)),
    expiresAt: await invitationEnd(tx),
  };
}

function decideOn({ userId, hit, after }: PlannedItem): UserDecision {
  const matches = hit ? [{ entryId: "", cleared: false }] : [];
  const outcome = decide({ sendInvitation: true, matches });
  const user: UserCore = {
    id: userId,
    firstName: after.firstName ?? "",
    lastName: after.lastName ?? "",
    email: after.email ?? "",
    idNumber: after.idNumber ?? null,
    syncId: after.syncId ?? null,
    ...{ phone: null, birthDate: null, badgeNumbers: "", standing: outcome.standing },
  };
  return { user, facts: newUserFacts(matches), outcome };
}

async function insertPeople(tx: Tx, people: readonly NewPerson[], gifts: Gifts): Promise<void> {
  const { projectId, now } = tx;
  const column = <T>(pick: (person: NewPerson) => T) => people.map(pick);
  await tx.client.$executeRaw`
    with person as (
      select * from unnest(${column(({ user }) => user.id)}::uuid[], ${column((one) => one.shortNumber)}::int[],
        ${column(({ user }) => user.firstName)}::text[], ${column(({ user }) => user.lastName)}::text[],
        ${column(({ user }) => user.email)}::text[], ${column(({ user }) => user.idNumber)}::text[],
        ${column(({ user }) => user.syncId)}::text[], ${column(({ outcome }) => outcome.standing)}::text[])
      as p (id, short_number, first_name, last_name, email, id_number, sync_id, standing))
    insert into users (project_id, id, short_number, first_name, last_name, email, id_number, sync_id, standing, source,
      company_names, created_at, updated_at)
    select ${projectId}::uuid, id, short_number, first_name, last_name, email, id_number, sync_id, standing, ${gifts.source},
      ${gifts.company?.name ?? ""}, ${now}, ${now} from person`;
  await tx.client.$executeRaw`
    insert into passes (project_id, id, user_id, number, state, epoch)
    select ${projectId}::uuid, time_ordered_id(), p.* from unnest(${column(({ user }) => user.id)}::uuid[],
      ${column((one) => one.passNumber)}::int[], ${column(({ outcome }) => outcome.pass.kind)}::text[],
      ${column(({ outcome }) => outcome.pass.epoch)}::int[]) as p (user_id, number, state, epoch)`;
  const ids = column(({ user }) => user.id);
  if (gifts.role)
    await tx.client.$executeRaw`
      insert into user_roles (project_id, id, user_id, role_id, source, created_at)
      select ${projectId}::uuid, time_ordered_id(), id, ${gifts.role.id}::uuid, ${gifts.source}, ${now}
      from unnest(${ids}::uuid[]) as id`;
  if (gifts.company)
    await tx.client.$executeRaw`
      insert into user_companies (project_id, user_id, company_id)
      select ${projectId}::uuid, id, ${gifts.company.id}::uuid from unnest(${ids}::uuid[]) as id`;
  if (gifts.group)
    await tx.client.$executeRaw`
      insert into user_groups (project_id, user_id, group_id)
      select ${projectId}::uuid, id, ${gifts.group.id}::uuid from unnest(${ids}::uuid[]) as id`;
  for (const { outcome } of people) tx.counts[outcome.standing] += 1;
}

async function recordAll(tx: Tx, people: readonly NewPerson[], gifts: Gifts): Promise<void> {
  const invited = people.filter(({ outcome }) => outcome.opensInvitation);
  const { expiresAt } = gifts;
  const opened = await openInvitationRows(
    tx,
    invited.map(({ user }) => ({ userId: user.id, kind: "first", expiresAt })),
  );
  const invitationOf = new Map(invited.map(({ user }, nth) => [user.id, opened[nth]]));
  for (const { user, outcome, shortNumber } of people) {
    const { firstName, lastName, email, phone, idNumber, syncId } = user;
    const invitation = invitationOf.get(user.id);
    const after = {
      ...{ firstName, lastName, email, phone, idNumber, syncId, shortNumber },
      companies: gifts.company === null ? [] : [gifts.company],
      groups: gifts.group === null ? [] : [gifts.group],
      roles: gifts.role === null ? [] : [{ ...gifts.role, status: "accepted" }],
      ...{ updatedAt: tx.now, standing: outcome.standing, ...passRowFields(outcome.pass) },
      ...(outcome.opensReview ? { reviewCause: outcome.opensReview.cause, note: "" } : {}),
      ...(invitation ? { ...invitation, mailState: "queued", withdrawn: null } : {}),
    };
    record(tx, "user.added", { kind: "user", id: user.id }, { after });
  }
}
