import {
  type ListTracesAnswer,
  type ListTracesInput,
  type TraceRow,
  traceFailures,
} from "@gatehouse/contracts/readers/line-traces";
import { readHead } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { traceEndCauses, traceLimits, traceStates } from "@gatehouse/domain/readers/line-trace";
import { type ActorNames, nameActors } from "../changes/name-actors.ts";
import { iso } from "../rows/iso.ts";
import type { TraceRecord } from "./lock-trace.ts";

/** The recordings of a project, or of one bridge, newest first. @throws {DomainError} `request.not-found` */
export function listTraces(db: Db, { projectId, bridgeId }: ListTracesInput): Promise<ListTracesAnswer> {
  return inSnapshot(db, async (client) => {
    const head = await readHead(client, projectId);
    if (!head) throw new DomainError("request.not-found");
    const rows = await client.lineTrace.findMany({
      where: { projectId, ...(bridgeId === undefined ? {} : { bridgeId }) },
      orderBy: [{ orderedAt: "desc" }, { id: "desc" }],
    });
    const ids = [...new Set(rows.map((row) => row.bridgeId))];
    const bridges = await client.bridge.findMany({ where: { projectId, id: { in: ids } } });
    const names = await nameActors(
      client,
      projectId,
      rows.map((row) => row.orderedBy),
    );
    return {
      traces: rows.map((row) => present(row, bridges, names)),
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}

function present(
  row: TraceRecord,
  bridges: readonly { id: string; name: string }[],
  names: ActorNames,
): TraceRow {
  const { id, bridgeId, lineId, reason, bytes } = row;
  return {
    ...{ id, lineId, reason, bytes },
    bridge: { id: bridgeId, name: bridges.find((bridge) => bridge.id === bridgeId)?.name ?? "" },
    state: traceStates.find((state) => state === row.state) ?? "failed",
    cause: traceEndCauses.find((cause) => cause === row.cause) ?? null,
    failure: traceFailures.find((failure) => failure === row.failure) ?? null,
    orderedAt: row.orderedAt.toISOString(),
    orderedBy: names(row.orderedBy),
    endsAt: row.endsAt.toISOString(),
    endedAt: iso(row.endedAt),
    keptUntil: new Date(row.orderedAt.getTime() + traceLimits.keptMs).toISOString(),
  };
}
