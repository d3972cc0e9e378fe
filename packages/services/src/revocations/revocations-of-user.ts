import type {
  RevocationRow,
  RevocationsOfUserAnswer,
} from "@gatehouse/contracts/revocations/revocations-of-user";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, databaseNow, type TransactionClient } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { RevocationAck, RevocationCause } from "@gatehouse/domain/revocations/revocation";
import { revocationProgress } from "@gatehouse/domain/revocations/revocation";
import { bridgeState } from "../bridges/bridge-state-sql.ts";

const newest = 10;

type BridgeRow = {
  id: string;
  name: string;
  site: string;
  state: string;
  last_seen_at: Date | null;
  readers: number;
};

/** How far the closing of all doors to a person has come, newest first. @throws {DomainError} `request.not-found` */
export function revocationsOfUser(
  db: Db,
  projectId: string,
  userId: string,
): Promise<RevocationsOfUserAnswer> {
  return inSnapshot(db, async (client) => {
    const now = await databaseNow(db, client);
    const head = await readHead(client, projectId);
    const user = await client.user.findUnique({ where: { projectId_id: { projectId, id: userId } } });
    if (!head || !user) throw new DomainError("request.not-found");
    return {
      revocations: await readRevocations(client, { projectId, userId }, now, newest),
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}

/** The newest revocations of a person inside a snapshot, newest first. */
export async function readRevocations(
  client: TransactionClient,
  user: { readonly projectId: string; readonly userId: string },
  now: Date,
  take: number,
): Promise<RevocationRow[]> {
  const revocations = await client.revocation.findMany({
    where: { projectId: user.projectId, userId: user.userId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
    include: { acks: true },
  });
  if (revocations.length === 0) return [];
  const bridges = await readBridges(client, user.projectId);
  return revocations.map((one) => presentRevocation(one, bridges, now));
}

function readBridges(client: TransactionClient, projectId: string): Promise<BridgeRow[]> {
  return client.$queryRaw<BridgeRow[]>`
    select b.id, b.name, s.name as site, ${bridgeState} as state, b.last_seen_at,
      (select count(*)::int from doors d join readers r on r.project_id = d.project_id and r.door_id = d.id
        where d.project_id = b.project_id and d.site_id = b.site_id) as readers
    from bridges b join sites s on s.project_id = b.project_id and s.id = b.site_id
    where b.project_id = ${projectId}::uuid`;
}

type Stored = {
  id: string;
  userId: string;
  cause: string;
  at: Date;
  acks: {
    bridgeId: string;
    guaranteedBy: Date | null;
    acknowledgedAt: Date | null;
    measuredMs: number | null;
  }[];
};

function presentRevocation(stored: Stored, bridges: readonly BridgeRow[], now: Date): RevocationRow {
  const acks = stored.acks.map(
    (ack): RevocationAck => ({
      bridgeId: ack.bridgeId,
      guaranteedBy: ack.guaranteedBy?.getTime() ?? null,
      state:
        ack.acknowledgedAt === null
          ? { kind: "pending" }
          : { kind: "acknowledged", at: ack.acknowledgedAt.getTime(), measuredMs: ack.measuredMs ?? 0 },
    }),
  );
  const { id, userId, at } = stored;
  const cause = stored.cause as RevocationCause;
  const progress = revocationProgress(
    { id, userId, cause, position: 0, at: at.getTime(), acks },
    bridges.map((bridge) => ({
      bridgeId: bridge.id,
      isConnected: bridge.state === "online",
      lastSeenAt: bridge.last_seen_at?.getTime() ?? null,
    })),
    now.getTime(),
  );
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const { state, enforced, total, guaranteedBy, measuredMs } = progress;
  const parts = progress.bridges.map((part) => {
    const bridge = bridges.find((one) => one.id === part.bridgeId);
    const ack = stored.acks.find((one) => one.bridgeId === part.bridgeId);
    return {
      bridgeId: part.bridgeId,
      bridgeName: bridge?.name ?? "",
      siteName: bridge?.site ?? "",
      state: part.state,
      acknowledgedAt: ack?.acknowledgedAt?.toISOString() ?? null,
      measuredMs: part.measuredMs,
      guaranteedBy: iso(part.guaranteedBy),
      lastSeenAt: iso(part.lastSeenAt),
      readers: bridge?.readers ?? 0,
    };
  });
  const facts = { id, cause: stored.cause, at: at.toISOString(), state, enforced, total, measuredMs };
  return { ...facts, guaranteedBy: iso(guaranteedBy), bridges: parts };
}
