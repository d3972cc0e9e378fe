import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import type { CloseInstallModeInput, OpenInstallModeInput } from "@gatehouse/contracts/readers/reader-orders";
import type { Db } from "@gatehouse/db/client";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { orderReader, requireSecureChannel } from "./order-reader.ts";

/**
 * Lets a reader be keyed from the install key for some minutes; its bridge ends that by itself, and at once when the reader
 * has its key.
 * @throws {DomainError} `request.not-found`, `reader.not-wired`, `reader.no-secure-channel`, `bridge.offline`
 */
export const openInstallMode = (
  db: Db,
  actor: Actor,
  { readerId, minutes, reason }: OpenInstallModeInput,
): Promise<CommandAnswer> =>
  orderReader(db, actor, {
    ...{ readerId, verb: "reader.install-mode-ordered", check: requireSecureChannel },
    details: { durationMs: minutes * 60_000, reason },
  });

/**
 * Ends a reader's install mode before its time.
 * @throws {DomainError} `request.not-found`, `reader.not-wired`, `reader.no-secure-channel`, `bridge.offline`
 */
export const closeInstallMode = (
  db: Db,
  actor: Actor,
  { readerId }: CloseInstallModeInput,
): Promise<CommandAnswer> =>
  orderReader(db, actor, {
    ...{ readerId, verb: "reader.install-mode-close-ordered", check: requireSecureChannel },
  });
