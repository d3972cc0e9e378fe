import { randomUUID } from "node:crypto";
import { appendCommit } from "@gatehouse/db/changes/append-commit";
import { openCommitLog } from "@gatehouse/db/changes/commit-log";
import { type Db, databaseNow, type TransactionClient } from "@gatehouse/db/client";
import { actorName } from "@gatehouse/db/transactions/actor-name";
import type { ChangeRecord, Tx } from "@gatehouse/db/transactions/tx";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import type { MemberRole } from "@gatehouse/domain/members/member";

/** An admin through one session, outside any project. */
export type SessionSubject = Pick<AdminActor, "adminId" | "sessionId" | "provedAt">;

/** An open transaction outside any project. Only `scope` may be used while it is open. */
export type SessionScope = {
  readonly client: TransactionClient;
  readonly now: Date;
  readonly secretKey: Uint8Array;
  /** Collects what happened to an admin's session, for the log of every project the admin belongs to. */
  readonly log: (subject: SessionSubject, verb: string, after?: object) => void;
};

/**
 * Runs a use case that belongs to an admin and to no project, such as signing in. What it logged is written into each
 * project of that admin as the last statements before COMMIT, in the order of project ids, so that two of them cannot
 * wait for each other's heads.
 */
export async function inSessionTransaction<T>(db: Db, work: (scope: SessionScope) => Promise<T>): Promise<T> {
  const grown: string[] = [];
  const answer = await db.client.$transaction(
    async (client) => {
      const logged: { subject: SessionSubject; entry: ChangeRecord }[] = [];
      const now = await databaseNow(db, client);
      const result = await work({
        client,
        now,
        secretKey: db.secretKey,
        log: (subject, verb, after) =>
          logged.push({
            subject,
            entry: { verb, subject: { kind: "session", id: subject.sessionId }, after },
          }),
      });
      const requestId = db.origin?.requestId ?? randomUUID();
      for (const { member, subject, records } of await byProject(client, logged)) {
        const actor: AdminActor = {
          kind: "admin",
          projectId: member.projectId,
          role: member.role as MemberRole,
          ...subject,
        };
        const tx: Tx = {
          client,
          projectId: member.projectId,
          actor,
          by: actorName(actor),
          now,
          requestId,
          secretKey: db.secretKey,
          records,
          log: openCommitLog(),
          counts: { active: 0, "in-review": 0, blocked: 0, archived: 0 },
        };
        if (await appendCommit(tx, db.origin?.source ?? "sign-in")) grown.push(member.projectId);
      }
      return result;
    },
    { maxWait: 5_000, timeout: 15_000 },
  );
  for (const projectId of grown) db.bell.ring(projectId, "changes");
  return answer;
}

type Logged = readonly { subject: SessionSubject; entry: ChangeRecord }[];
type ProjectLog = {
  member: { projectId: string; role: string };
  subject: SessionSubject;
  records: ChangeRecord[];
};

/** One commit for each project and admin, by ascending project. */
async function byProject(client: TransactionClient, logged: Logged): Promise<ProjectLog[]> {
  if (logged.length === 0) return [];
  const members = await client.member.findMany({
    where: { adminId: { in: logged.map(({ subject }) => subject.adminId) } },
    orderBy: [{ projectId: "asc" }, { adminId: "asc" }],
  });
  return members.flatMap((member) => {
    const mine = logged.filter(({ subject }) => subject.adminId === member.adminId);
    const [first] = mine;
    return first ? [{ member, subject: first.subject, records: mine.map(({ entry }) => entry) }] : [];
  });
}
