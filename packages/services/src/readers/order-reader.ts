import { randomUUID } from "node:crypto";
import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { awaitCommand } from "../doors/await-command.ts";
import { orderLifeMs, requireOnline } from "../doors/order-site.ts";
import { readDoorHead } from "../doors/read-door-head.ts";

/** A reader that can be given orders: it is known which bridge it is wired to, and how. */
export type WiredReader = {
  readonly readerId: string;
  readonly siteId: string;
  readonly bridgeId: string;
  readonly protocol: string;
  readonly security: string | null;
};

/** An order to one reader. */
export type ReaderOrder = {
  readonly readerId: string;
  readonly verb: `reader.${string}-ordered`;
  /** What the log and the bridge are told beside the reader. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Throws what speaks against the order. */
  readonly check?: (reader: WiredReader, tx: Tx) => Promise<void> | void;
};

/**
 * Orders something of one reader at the bridge it is wired to, and waits a moment for what came of it.
 * @throws {DomainError} `request.not-found`, `reader.not-wired`, `bridge.offline`, and what `check` throws
 */
export async function orderReader(db: Db, actor: Actor, order: ReaderOrder): Promise<CommandAnswer> {
  const commandId = randomUUID();
  const since = (await readDoorHead(db.client, actor.projectId))?.position ?? 0;
  await inTransaction(db, actor, async (tx) => {
    const reader = await findWired(tx, order.readerId);
    await order.check?.(reader, tx);
    await requireOnline(tx, reader.bridgeId);
    const expiresAt = new Date(tx.now.getTime() + orderLifeMs);
    const { siteId, bridgeId: toBridgeId } = reader;
    const after = { commandId, siteId, toBridgeId, expiresAt, ...order.details };
    record(tx, order.verb, { kind: "reader", id: reader.readerId }, { after });
  });
  const result = await awaitCommand(db, actor.projectId, { commandId, since });
  return { commandId, outcome: result?.outcome ?? "pending", refusal: result?.refusal ?? null };
}

async function findWired(tx: Tx, id: string): Promise<WiredReader> {
  const { projectId } = tx;
  const reader = await tx.client.reader.findUnique({
    where: { projectId_id: { projectId, id } },
    include: { door: true },
  });
  if (!reader) throw new DomainError("request.not-found");
  const setup = await tx.client.readerSetup.findUnique({
    where: { projectId_readerId: { projectId, readerId: reader.id } },
  });
  if (!setup) throw new DomainError("reader.not-wired");
  const { bridgeId, protocol, security } = setup;
  return { readerId: reader.id, siteId: reader.door.siteId, bridgeId, protocol, security };
}

/**
 * Passes only for a reader that is configured with a key of its own.
 * @throws {DomainError} `reader.no-secure-channel`
 */
export function requireSecureChannel({ protocol, security }: WiredReader): void {
  if (security !== "required") throw new DomainError("reader.no-secure-channel", { protocol });
}
