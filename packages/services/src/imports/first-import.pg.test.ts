import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { givenTeam } from "../users/user.fixture.ts";
import { givenImporter, row } from "./import.fixture.ts";

const { db } = await databaseForFile();
const people = 3_000;

test("the first list of a new installation costs each person the same, however many came before them", async () => {
  const { actor } = await givenTeam(db);
  const importer = givenImporter(db, actor);
  const rows = Array.from({ length: people }, (_, nth) => row(`Person${nth}`, `${nth}`));
  const importId = await importer.bring(rows);
  await importer.apply(importId);
  expect(await importer.show(importId)).toMatchObject({ state: "done", counts: { new: people } });
  // The server tells its statistics a moment after a transaction.
  const read = await until("the counters have been told", async () => {
    const [row] = await db.client.$queryRaw<{ entries: number }[]>`
      select coalesce(sum(idx_tup_read), 0)::float8 as entries from pg_stat_user_indexes where relname = 'users'`;
    return row && row.entries > people ? row.entries : null;
  });
  // The first five hundred are checked before anything is known of the table; going through it for each is six times this.
  expect(read).toBeLessThan(people * 500);
});
