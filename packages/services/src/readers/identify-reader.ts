import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import type { IdentifyReaderInput } from "@gatehouse/contracts/readers/reader-orders";
import type { Db } from "@gatehouse/db/client";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { orderReader } from "./order-reader.ts";

/**
 * Has a reader blink and beep, so that whoever stands there finds it.
 * @throws {DomainError} `request.not-found`, `reader.not-wired`, `bridge.offline`
 */
export const identifyReader = (
  db: Db,
  actor: Actor,
  { readerId }: IdentifyReaderInput,
): Promise<CommandAnswer> => orderReader(db, actor, { readerId, verb: "reader.identify-ordered" });
