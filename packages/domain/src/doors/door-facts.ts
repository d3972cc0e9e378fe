import type { AccessList, CredentialRow, DoorRow, HolderRow, ReaderRow } from "../access/access-list.ts";
import { credentialsOf } from "../access/access-list.ts";
import type { AccessPath } from "../access/effective-access.ts";
import { accessPaths } from "../access/effective-access.ts";
import { rowOf } from "../access/row-map.ts";
import type { Carrier } from "../credentials/credential.ts";
import type { DecisionContext, Presentation } from "./presentation.ts";

/** Everything the checks look at, looked up once. What the list does not hold is undefined. */
export type DoorFacts = {
  readonly list: AccessList;
  readonly presentation: Presentation;
  readonly context: DecisionContext;
  readonly reader: ReaderRow | undefined;
  readonly door: DoorRow | undefined;
  readonly credential: CredentialRow | undefined;
  readonly holder: HolderRow | undefined;
  /** The holder's paths into the door's zone. */
  readonly paths: readonly AccessPath[];
};

const carriers: Record<Presentation["kind"], Carrier> = {
  "pass-code": "pass",
  card: "card",
  "badge-code": "badge",
};

/** Looks up what a presentation speaks of. */
export function doorFacts(list: AccessList, presentation: Presentation, context: DecisionContext): DoorFacts {
  const reader = rowOf(list.tables.readers, presentation.readerId);
  const door = reader && rowOf(list.tables.doors, reader.doorId);
  const credential = theCredential(credentialsOf(list, carriers[presentation.kind], presentation.number));
  const holder = credential && rowOf(list.tables.holders, credential.holderId);
  const paths = holder && door ? accessPaths(list, holder, presentation.at, door.zoneId) : [];
  return { list, presentation, context, reader, door, credential, holder, paths };
}

/** A live row before a withdrawn one. A number that is live for two people names nobody: deny wins on doubt. */
function theCredential(rows: readonly CredentialRow[]): CredentialRow | undefined {
  const live = rows.filter((row) => row.state === "live");
  if (new Set(live.map((row) => row.holderId)).size > 1) return undefined;
  return live[0] ?? rows[0];
}
