import type { Db } from "@gatehouse/db/client";
import type { PassActor } from "@gatehouse/domain/actors/actor";
import { confirmWiped as decide } from "@gatehouse/domain/passes/remove-pass";
import { changeOwnPass } from "./change-own-pass.ts";

/**
 * The phone says that its MAC key is gone. Said twice, or after the deadline, it changes nothing.
 * @throws {DomainError} `pass.wrong-state` when nothing is being removed
 */
export const confirmWiped = (db: Db, actor: PassActor): Promise<void> =>
  changeOwnPass(db, actor, "pass.removed", (pass) =>
    pass.kind === "removed" || pass.kind === "reset" ? null : decide(pass),
  );
