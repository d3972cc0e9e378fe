import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import type { RotateKeyInput } from "@gatehouse/contracts/readers/reader-orders";
import type { Db } from "@gatehouse/db/client";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { orderReader, requireSecureChannel } from "./order-reader.ts";

/**
 * Has a reader's key replaced by one that its bridge draws and nobody else ever knows.
 * @throws {DomainError} `request.not-found`, `reader.not-wired`, `reader.no-secure-channel`, `bridge.offline`
 */
export const rotateKey = (db: Db, actor: Actor, input: RotateKeyInput): Promise<CommandAnswer> =>
  orderReader(db, actor, {
    ...{ readerId: input.readerId, verb: "reader.key-rotation-ordered", check: requireSecureChannel },
    details: { reason: input.reason ?? null },
  });
