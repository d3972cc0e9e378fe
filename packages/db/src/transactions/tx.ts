import type { Actor } from "@gatehouse/domain/actors/actor";
import type { CommitLog } from "../changes/commit-log.ts";
import type { TransactionClient } from "../client.ts";

/** The four tab counters of a project. */
export type StandingCounts = { active: number; "in-review": number; blocked: number; archived: number };

/** What kind of thing a change is about. */
export type SubjectKind =
  | "project"
  | "member"
  | "session"
  | "user"
  | "company"
  | "group"
  | "role"
  | "site"
  | "zone"
  | "door"
  | "reader"
  | "grant"
  | "schedule"
  | "bridge"
  | "revocation"
  | "blocklist-entry"
  | "mail"
  | "import"
  | "token";

/** One thing a use case did. `before` and `after` hold the changed fields only and never a secret. */
export type ChangeRecord = {
  readonly verb: string;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  readonly before?: object | undefined;
  readonly after?: object | undefined;
};

/** An open transaction inside one project. Only `tx` may be used while it is open. */
export type Tx = {
  readonly client: TransactionClient;
  readonly projectId: string;
  readonly actor: Actor;
  /** The actor as the log writes it. */
  readonly by: string;
  /** The database's clock at the start of the transaction. */
  readonly now: Date;
  readonly requestId: string;
  readonly secretKey: Uint8Array;
  /** What was recorded and is not written yet. */
  readonly records: ChangeRecord[];
  readonly log: CommitLog;
  readonly counts: StandingCounts;
};

/** Collects a change; it is written when the transaction ends. */
export function record(
  tx: Tx,
  verb: string,
  subject: ChangeRecord["subject"],
  detail: { before?: object; after?: object } = {},
): void {
  tx.records.push({ verb, subject, before: detail.before, after: detail.after });
}

/** Moves one person from one tab to another in the counters; undefined stands for outside the list. */
export function countStanding(
  tx: Tx,
  from: keyof StandingCounts | undefined,
  to: keyof StandingCounts | undefined,
): void {
  if (from) tx.counts[from] -= 1;
  if (to) tx.counts[to] += 1;
}
