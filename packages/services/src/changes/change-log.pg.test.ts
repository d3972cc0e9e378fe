import { randomUUID } from "node:crypto";
import { digestOf, genesisHash, linkHash, rootOf } from "@gatehouse/db/changes/hash-chain";
import { readChanges, readHead } from "@gatehouse/db/changes/read-changes";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { size } from "@gatehouse/testing/sizes/size";
import { expect, test } from "vitest";

const { db } = await databaseForFile();

const rounds = Array.from({ length: size(1, 20) }, (_, nth) => nth + 1);

test.each(rounds)(
  "a follower that remembers a position misses none of the changes of eight concurrent writers, round %i",
  async () => {
    const projectId = await givenProject(db);
    const actor = await givenAdmin(db, projectId);
    const written: string[] = [];
    const seen: string[] = [];
    let position = 0;
    let finished = false;
    const follow = async () => {
      for (let isAll = false; !isAll; ) {
        // Asked before reading: a commit that lands while nothing is read is still to come.
        const isLast = finished;
        const changes = await readChanges(db.client, projectId, position, 50);
        for (const change of changes) {
          expect(change.position).toBe(position + 1);
          position = change.position;
          seen.push(change.subjectId);
        }
        isAll = isLast && changes.length === 0;
      }
    };
    const write = async (writer: number) => {
      for (let turn = 0; turn < 25; turn += 1) {
        const ids = Array.from({ length: 1 + ((writer + turn) % 3) }, () => randomUUID());
        await inTransaction(db, actor, async (tx) => {
          for (const id of ids) record(tx, "user.edited", { kind: "user", id }, { after: { turn } });
          // Holds transactions open for different times, so that they commit in another order than they began.
          await tx.client.$queryRaw`select pg_sleep(${((writer * 7 + turn * 3) % 5) / 1000})::text`;
        });
        written.push(...ids);
      }
    };
    const following = follow();
    await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
    finished = true;
    await following;
    expect(new Set(seen)).toEqual(new Set(written));
    expect(seen.length).toBe(written.length);
  },
);

test("every link of the chain can be recomputed from what is stored, and still can after an erasure", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const userId = randomUUID();
  for (const lastName of ["Aalto", "Baker"])
    await inTransaction(db, actor, async (tx) => {
      record(
        tx,
        "user.edited",
        { kind: "user", id: userId },
        { before: { lastName: "?" }, after: { lastName } },
      );
      record(tx, "user.edited", { kind: "user", id: userId }, { after: { firstName: "Ada" } });
    });
  const verify = async () => {
    let prevHash = genesisHash;
    for (const commit of await db.client.commit.findMany({
      where: { projectId },
      orderBy: { firstPosition: "asc" },
    })) {
      const changes = await db.client.change.findMany({
        where: { projectId, commitId: commit.id },
        orderBy: { i: "asc" },
      });
      const details = await db.client.changeDetail.findMany({ where: { projectId, commitId: commit.id } });
      for (const detail of details)
        expect(changes[detail.i]?.digest).toBe(digestOf(detail.salt, detail.before, detail.after));
      expect(commit.root).toBe(rootOf(changes));
      expect(commit.prevHash).toBe(prevHash);
      prevHash = linkHash({ ...commit, firstPosition: Number(commit.firstPosition) });
      expect(commit.hash).toBe(prevHash);
    }
    expect((await db.client.head.findUniqueOrThrow({ where: { projectId } })).lastHash).toBe(prevHash);
  };
  await verify();
  await db.client.changeDetail.deleteMany({ where: { projectId } });
  await verify();
  expect((await readChanges(db.client, projectId, 0, 10)).map((change) => change.after)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("a refused use case leaves no change and no position behind", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const refused = inTransaction(db, actor, async (tx) => {
    record(tx, "user.edited", { kind: "user", id: randomUUID() });
    throw new Error("refused");
  });
  await expect(refused).rejects.toThrow("refused");
  expect((await readHead(db.client, projectId))?.position).toBe(0);
  expect(await db.client.change.count({ where: { projectId } })).toBe(0);
});
