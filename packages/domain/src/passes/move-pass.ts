import { DomainError } from "../errors/domain-error.ts";
import type { Pass, PassChange } from "./pass.ts";
import { passChange, wrongState } from "./pass.ts";

/** How long a move to the installed app may take: it is one person with one phone in hand. */
export const moveValidityMs = 10 * 60 * 1000;

/** Permission for one phone to carry its pass from the browser into the installed app, which has its own storage. */
export type PassMove = { readonly fromEpoch: number; readonly expiresAt: Date };

/**
 * Starts a move. The caller has verified that the request is signed by the key of the present epoch.
 * @throws {DomainError} `pass.wrong-state`
 */
export function startMove(pass: Pass, now: Date): PassMove {
  if (pass.kind !== "active") throw wrongState(pass, "start-move");
  return { fromEpoch: pass.epoch, expiresAt: new Date(now.getTime() + moveValidityMs) };
}

/**
 * Binds the installed app's keys under the next epoch; the browser's keys stop in the same step. An invitation for another phone
 * stays as it is. The caller has verified that the new keys are signed by the old key.
 * @throws {DomainError} `pass.wrong-state`, `pass.proof-invalid` when the epoch has moved since, `pass.move-expired`
 */
export function finishMove(pass: Pass, move: PassMove, now: Date): PassChange {
  if (pass.kind !== "active") throw wrongState(pass, "finish-move");
  if (pass.epoch !== move.fromEpoch) throw new DomainError("pass.proof-invalid");
  if (now >= move.expiresAt) throw new DomainError("pass.move-expired");
  return passChange({ ...pass, epoch: pass.epoch + 1 }, { closesDoors: true });
}
