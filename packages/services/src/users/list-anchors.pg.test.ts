import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { listAnchors } from "./list-anchors.ts";
import { listUsers } from "./list-users.ts";

const { db } = await databaseForFile();
const filter = {
  tab: "all",
  q: "",
  roleIds: [],
  companyIds: [],
  groupIds: [],
  records: [],
  passStates: [],
  bounced: false,
} as const;
const everyone = { ...filter, roleIds: [], companyIds: [], groupIds: [], records: [], passStates: [] };

/** People straight into the table: only their order matters here. */
async function givenPeople(projectId: string, n: number) {
  await db.client.$executeRaw`
    insert into users (project_id, id, short_number, first_name, last_name, email, created_at, updated_at)
    select ${projectId}::uuid, gen_random_uuid(), n, 'Ada', 'Person ' || lpad((n * 7919 % ${n})::text, 6, '0'), n || '@example.org',
      now() - n * interval '1 second', now()
    from generate_series(1, ${n}) as n`;
}

test.each(["name", "newest"] as const)(
  "an anchor leads to the very row that stands at its place (%s)",
  async (sort) => {
    const projectId = await givenProject(db);
    await givenPeople(projectId, 1_203);
    const { anchors } = await listAnchors(db, projectId, { filter: everyone, sort });
    expect(anchors.map(({ at }) => at)).toEqual([500, 1_000]);
    const walked: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await listUsers(db, projectId, {
        filter: everyone,
        sort,
        limit: 200,
        ...(cursor && { cursor }),
      });
      walked.push(...page.rows.map(({ id }) => id));
      cursor = page.next ?? undefined;
      more = page.next !== null;
    }
    for (const { at, cursor } of anchors) {
      const page = await listUsers(db, projectId, { filter: everyone, sort, limit: 3, cursor });
      expect(page.rows.map(({ id }) => id)).toEqual(walked.slice(at, at + 3));
    }
  },
);

test("a search is one page and needs no anchors", async () => {
  const projectId = await givenProject(db);
  await givenPeople(projectId, 600);
  const answer = await listAnchors(db, projectId, { filter: { ...everyone, q: "person" }, sort: "name" });
  expect(answer.anchors).toEqual([]);
});
