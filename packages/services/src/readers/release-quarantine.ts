import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import type { ReleaseQuarantineInput } from "@gatehouse/contracts/readers/reader-orders";
import type { Db } from "@gatehouse/db/client";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { orderReader } from "./order-reader.ts";

/**
 * Lets a reader be tried again that something spoke against: somebody has looked at it. Whether it is trusted then, its own
 * key decides.
 * @throws {DomainError} `request.not-found`, `reader.not-wired`, `reader.not-quarantined`, `bridge.offline`
 */
export const releaseQuarantine = (
  db: Db,
  actor: Actor,
  { readerId, reason }: ReleaseQuarantineInput,
): Promise<CommandAnswer> =>
  orderReader(db, actor, {
    ...{ readerId, verb: "reader.quarantine-release-ordered", details: { reason } },
    check: async (reader, tx) => {
      const key = { projectId: tx.projectId, readerId: reader.readerId };
      const state = await tx.client.readerState.findUnique({ where: { projectId_readerId: key } });
      if (state?.link !== "quarantined") throw new DomainError("reader.not-quarantined");
    },
  });
