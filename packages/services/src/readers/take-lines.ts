import type { ReportedLines, ReportedReader } from "@gatehouse/contracts/bridge/reported-lines";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";

/**
 * Keeps what a bridge says of how its readers are wired, in place of all it said before. Readers that are not of its site are
 * left out; one that another bridge had named is this bridge's from now on. Nothing is recorded when nothing is new.
 */
export function takeLines(db: Db, actor: BridgeActor, siteId: string, said: ReportedLines): Promise<void> {
  const { projectId, bridgeId } = actor;
  return inTransaction(db, actor, async (tx) => {
    // Two bridges of a site may name the same reader: one after the other.
    await tx.client.$queryRaw`
      select id from sites where project_id = ${projectId}::uuid and id = ${siteId}::uuid for no key update`;
    const wired = await ofThisSite(tx, siteId, said.readers);
    const where = { projectId, bridgeId };
    const before = await tx.client.readerSetup.findMany({ where, orderBy: { readerId: "asc" } });
    if (fingerprint(before) === fingerprint(wired)) return;
    const readerIds = wired.map(({ readerId }) => readerId);
    await tx.client.readerSetup.deleteMany({
      where: { projectId, OR: [{ bridgeId }, { readerId: { in: readerIds } }] },
    });
    await tx.client.readerSetup.createMany({
      data: wired.map((reader) => ({ ...reader, projectId, bridgeId, reportedAt: tx.now })),
    });
    record(
      tx,
      "bridge.lines-reported",
      { kind: "bridge", id: bridgeId },
      { before: { readers: before.length }, after: { readers: wired.length } },
    );
  });
}

/** Each reader once, in the order of the ids. */
async function ofThisSite(
  tx: Tx,
  siteId: string,
  readers: readonly ReportedReader[],
): Promise<ReportedReader[]> {
  const known = await tx.client.reader.findMany({
    where: { projectId: tx.projectId, id: { in: readers.map(({ readerId }) => readerId) }, door: { siteId } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const said = new Map(readers.map((reader) => [reader.readerId.toLowerCase(), reader]));
  return known.flatMap(({ id }) => {
    const reader = said.get(id);
    return reader ? [{ ...reader, readerId: id }] : [];
  });
}

type Wired = Omit<ReportedReader, "protocol" | "security"> & { protocol: string; security: string | null };

const fingerprint = (readers: readonly Wired[]): string =>
  JSON.stringify(
    readers.map(({ readerId, lineId, protocol, profile, security, address, drivesLock, canTrace }) => [
      ...[readerId, lineId, protocol, profile, security, address, drivesLock, canTrace],
    ]),
  );
