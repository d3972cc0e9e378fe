import type { Db } from "@gatehouse/db/client";
import type { PassActor } from "@gatehouse/domain/actors/actor";
import { resetPass as decide } from "@gatehouse/domain/passes/activate-pass";
import { changeOwnPass } from "./change-own-pass.ts";

/**
 * The person tapped *Reset app*: the pass works on no phone until a new invitation is used.
 * @throws {DomainError} `pass.wrong-state`
 */
export const resetPass = (db: Db, actor: PassActor): Promise<void> =>
  changeOwnPass(db, actor, "pass.reset", decide);
