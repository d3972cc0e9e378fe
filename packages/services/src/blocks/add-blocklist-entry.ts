import type { AddBlocklistEntryAnswer, AddBlocklistEntryInput } from "@gatehouse/contracts/blocks/blocklist";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { canEverMatch } from "@gatehouse/domain/blocks/blocklist-match";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import {
  normaliseEmail,
  normaliseIdText,
  normaliseName,
  normalisePhone,
} from "@gatehouse/domain/users/normalise";
import { newId } from "../rows/new-id.ts";
import { findPeopleOnEntry } from "./find-people-on-entry.ts";

/** How many people the answer names. */
const named = 20;

/**
 * Puts an entry on the blocklist by hand. It is asked about whoever is added or edited from now on; the answer names the
 * people it matches already, who stay as they are until somebody decides.
 * @throws {DomainError} `request.invalid` when it holds too little to ever match, `block.until-in-past`
 */
export function addBlocklistEntry(
  db: Db,
  actor: Actor,
  input: AddBlocklistEntryInput,
): Promise<AddBlocklistEntryAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const until = input.until === null ? null : new Date(input.until);
    if (until !== null && until <= tx.now) throw new DomainError("block.until-in-past");
    const keys = keysOf(input);
    if (!canEverMatch({ ...keys, dateOfBirth: input.birthDate }))
      throw new DomainError("request.invalid", { field: "name" });
    const id = newId(tx.now.getTime());
    const told = { ...keys, birthDate: input.birthDate, reason: input.reason, until };
    const stamps = { createdAt: tx.now, createdBy: tx.by, source: "hand" };
    await tx.client.blocklistEntry.create({ data: { projectId: tx.projectId, id, ...told, ...stamps } });
    record(tx, "blocklist.added", { kind: "blocklist-entry", id }, { after: told });
    const people = await findPeopleOnEntry(tx, { id, ...keys, dateOfBirth: input.birthDate, until });
    return {
      id,
      people: people.slice(0, named).map(({ userId, name, hits }) => ({
        userId,
        name,
        reasons: hits.map(({ rule, score }) => ({ rule, score })),
      })),
    };
  });
}

function keysOf({ email, phone, name, idNumber }: AddBlocklistEntryInput) {
  return {
    email: email === null ? null : normaliseEmail(email),
    phone: phone === null ? null : normalisePhone(phone),
    name: name === null ? null : normaliseName(name),
    idNumber: idNumber === null ? null : normaliseIdText(idNumber).toLowerCase(),
  };
}
