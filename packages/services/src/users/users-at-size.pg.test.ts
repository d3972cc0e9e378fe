import type { UserFilter } from "@gatehouse/contracts/users/users-list";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { beforeAll, expect, test } from "vitest";
import { findDoubles } from "./find-doubles.ts";
import { findUsers } from "./find-users.ts";
import { listUsers } from "./list-users.ts";
import { givenManyUsers } from "./many-users.fixture.ts";
import { readUsersByIds } from "./read-users.ts";
import { showProfile } from "./show-profile.ts";
import { givenTeam } from "./user.fixture.ts";

// One connection: PostgreSQL reports its counters per connection, and the test asks for them on the same one.
const { db } = await databaseForFile({ connections: 1 });
const { projectId } = await givenTeam(db);
const count = 100_000;

beforeAll(async () => {
  await givenManyUsers(db, projectId, count);
  await db.client.$executeRaw`
    insert into companies (project_id, id, name, created_at)
    select ${projectId}::uuid, gen_random_uuid(), 'Company ' || n, now() from generate_series(1, 200) n`;
  await db.client.$executeRaw`
    insert into user_companies (project_id, user_id, company_id)
    select u.project_id, u.id, c.id from users u join (select id, row_number() over () as n from companies) c on c.n = 1 + u.short_number % 200`;
  await db.client.$executeRaw`
    insert into groups (project_id, id, name, created_at)
    select ${projectId}::uuid, gen_random_uuid(), 'Group ' || n, now() from generate_series(1, 100) n`;
  await db.client.$executeRaw`
    insert into user_groups (project_id, user_id, group_id)
    select u.project_id, u.id, g.id from users u join (select id, row_number() over () as n from groups) g on g.n = 1 + u.short_number % 100`;
  await db.client.$executeRaw`
    insert into roles (project_id, id, name, created_at)
    select ${projectId}::uuid, gen_random_uuid(), 'Role ' || n, now() from generate_series(1, 20) n`;
  await db.client.$executeRaw`
    insert into user_roles (project_id, id, user_id, role_id, valid_to, created_at)
    select u.project_id, gen_random_uuid(), u.id, r.id, case when u.short_number % 50 = 0 then now() end, now()
    from users u join (select id, row_number() over () as n from roles) r on r.n = 1 + u.short_number % 20`;
  await db.client.$executeRaw`
    insert into reviews (project_id, id, user_id, cause, opened_at, opened_by)
    select project_id, gen_random_uuid(), id, 'by-hand', now(), 'system:test' from users where short_number % 100 = 0`;
  await db.client.$executeRaw`update users set standing = 'in-review' where short_number % 100 = 0`;
  await db.client.$executeRaw`update passes set state = 'reset' where number % 1000 = 0`;
  await db.client.$executeRaw`vacuum analyze`;
}, 300_000);

const sequentialScans = async (): Promise<number> => {
  await db.client.$queryRaw`select pg_stat_force_next_flush()::text`;
  const [row] = await db.client.$queryRaw<
    { n: bigint }[]
  >`select seq_scan as n from pg_stat_user_tables where relname = 'users'`;
  return Number(row?.n);
};

const all: UserFilter = {
  tab: "all",
  q: "",
  roleIds: [],
  companyIds: [],
  groupIds: [],
  records: [],
  passStates: [],
  bounced: false,
};
const page = (filter: Partial<UserFilter>, sort: "name" | "newest" = "name", cursor?: string) =>
  listUsers(db, projectId, { filter: { ...all, ...filter }, sort, limit: 50, cursor });
const someone = () => db.client.user.findFirstOrThrow({ where: { projectId, shortNumber: 51_234 } });
const anyOf = async (table: "role" | "company" | "group") => {
  const here = { where: { projectId } };
  const { role, company, group } = db.client;
  if (table === "role") return [(await role.findFirstOrThrow(here)).id];
  return [
    (table === "company" ? await company.findFirstOrThrow(here) : await group.findFirstOrThrow(here)).id,
  ];
};

const questions: Readonly<Record<string, () => Promise<unknown>>> = {
  "the first page": () => page({}),
  "a page of a tab": () => page({ tab: "in-review" }),
  "a page in the middle by name": () =>
    page({}, "name", JSON.stringify(["name", "horvat 5", crypto.randomUUID()])),
  "a page in the middle by age": () =>
    page({}, "newest", JSON.stringify(["newest", `${Date.now() / 1000 - 50_000}`, crypto.randomUUID()])),
  "a search for one person": () => page({ q: "person51234@" }),
  "a search for a common name": () => page({ q: "kowalski" }),
  "a search for two words in a tab": () => page({ q: "grace duboi", tab: "active" }),
  "a search by two letters": () => page({ q: "ko" }),
  "a filter by company": async () => page({ companyIds: await anyOf("company") }),
  "a filter by group": async () => page({ groupIds: await anyOf("group") }),
  "a filter by role and record status": async () =>
    page({ roleIds: await anyOf("role"), records: ["expired"] }),
  "a filter by pass": () => page({ passStates: ["reset"] }),
  "the palette": () => findUsers(db, projectId, "elif gar", "full"),
  "the palette of a desk": () => findUsers(db, projectId, "elif gar", "limited"),
  "a jump by short number": () => findUsers(db, projectId, "#51234", "full"),
  doubles: async () => {
    const { firstName, lastName, email, phone, idNumber } = await someone();
    return findDoubles(db, {
      projectId,
      firstName,
      lastName,
      email,
      phone: phone ?? "",
      idNumber: idNumber ?? "",
    });
  },
  "rows by id": async () => readUsersByIds(db, projectId, [(await someone()).id]),
  "a profile": async () => showProfile(db, { projectId, userId: (await someone()).id }, "full"),
};

test.each(Object.entries(questions))(
  "among 100,000 people %s is answered without reading all of them",
  async (_, ask) => {
    const before = await sequentialScans();
    await ask();
    expect(await sequentialScans()).toBe(before);
  },
);

test("the counter would see a sequential scan", async () => {
  const before = await sequentialScans();
  await db.client.$queryRaw`select count(*)::int from users where updated_at > now()`;
  expect(await sequentialScans()).toBe(before + 1);
});
