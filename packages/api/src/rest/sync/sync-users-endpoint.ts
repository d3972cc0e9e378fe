import type { IncomingMessage, ServerResponse } from "node:http";
import type { ImportFinding } from "@gatehouse/contracts/imports/import-findings";
import {
  namedFaults,
  type SyncAccepted,
  type SyncAnswered,
  type SyncFault,
  type SyncRejected,
  syncUsersQuery,
} from "@gatehouse/contracts/rest/sync-users";
import type { TokenActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { refusals } from "@gatehouse/domain/imports/import-state";
import { rowFaults } from "@gatehouse/domain/imports/row-faults";
import type { Db } from "@gatehouse/services/connection";
import type { ImportTools } from "@gatehouse/services/imports/import-tools";
import { listFindings } from "@gatehouse/services/imports/list-findings";
import { showImport } from "@gatehouse/services/imports/show-import";
import { type SyncOutcome, syncUsers } from "@gatehouse/services/imports/sync-users";
import { useToken } from "@gatehouse/services/tokens/use-token";
import { answerEarly } from "../answer-early.ts";
import { bodyOf } from "../body-of.ts";
import { refusalOf } from "../refusal.ts";
import { unfitness } from "./unfitness.ts";

/** What the endpoint works with. */
export type SyncParts = {
  readonly db: Db;
  readonly tools: ImportTools;
  readonly address: (request: IncomingMessage) => string;
};

type Answer = { readonly status: number; readonly body: SyncAnswered | SyncAccepted | SyncRejected };

/** `PUT /api/v1/sync/users`: another system sends the list, under the same plan and guard as a file that an admin brings. */
export function makeSyncUsersEndpoint(parts: SyncParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const unfit = unfitness(request);
      if (unfit?.status === 405) response.setHeader("allow", "PUT");
      const { status, body } = unfit ?? (await answer(parts, request));
      answerEarly(request, response, status, body);
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      if (refusal.status === 401) response.setHeader("www-authenticate", "Bearer");
      answerEarly(request, response, refusal.status, refusal.body);
    }
  };
}

async function answer({ db, tools, address }: SyncParts, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const [, token] = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? "") ?? [];
  if (token === undefined) throw new DomainError("token.invalid");
  const actor = await useToken(db, token, "sync-users", address(request));
  const names = [...url.searchParams.keys()];
  const twice = names.filter((name, nth) => names.indexOf(name) !== nth);
  if (twice.length > 0) throw new DomainError("request.invalid", { fields: [...new Set(twice)] });
  const given = { mode: "replace", dryRun: "false", ...Object.fromEntries(url.searchParams) };
  const query = syncUsersQuery.safeParse(given);
  if (!query.success)
    throw new DomainError("request.invalid", {
      fields: query.error.issues.flatMap((issue) =>
        issue.code === "unrecognized_keys" ? issue.keys : issue.path.join("."),
      ),
    });
  const { mode, dryRun, name } = query.data;
  const origin = { requestId: crypto.randomUUID(), source: `sync ${address(request)}` };
  const file = { bytes: bodyOf(request), mode, dryRun: dryRun === "true", name };
  const outcome = await syncUsers({ ...db, origin }, actor, tools, file);
  return present(db, actor, outcome);
}

async function present(db: Db, actor: TokenActor, { run, isSameFile }: SyncOutcome): Promise<Answer> {
  const importId = run.id;
  if (isSameFile) return { status: 200, body: { result: "same-file", importId } };
  const { counts, mails } = JSON.parse(run.plan);
  const plan = {
    importId,
    counts,
    invitations: mails?.invitations ?? 0,
    removals: run.removals,
    inScope: run.inScope,
  };
  switch (run.state) {
    case "done":
      return { status: 200, body: { result: "applied", ...plan } };
    case "ready":
      // Applying it broke: it waits for an admin, or for the file to be sent again.
      if (!run.dryRun) return { status: 202, body: { result: "held", ...plan, guard: guardOf(run.guard) } };
      return { status: 200, body: { result: "planned", ...plan, guard: guardOf(run.guard) } };
    case "held":
      return { status: 202, body: { result: "held", ...plan, guard: guardOf(run.guard) } };
    case "reading":
    case "planning":
    case "applying":
      return { status: 202, body: { result: "running", importId } };
    case "refused":
    case "faulty":
      return { status: 422, body: await reject(db, actor, run) };
    case "cancelled":
      return { status: 422, body: { result: "cancelled", importId } };
  }
}

const guardOf = (guard: string) =>
  (["type-number", "second-admin"] as const).find((known) => known === guard) ?? "free";

async function reject(db: Db, actor: TokenActor, run: SyncOutcome["run"]): Promise<SyncRejected> {
  const { projectId, id: importId } = run;
  const { rows, next } = await listFindings(db, { projectId, importId, isFault: true, limit: namedFaults });
  const reasons = next === null ? [] : (await showImport(db, actor, importId)).reasons;
  const total = reasons.reduce((sum, { isFault, count }) => sum + (isFault ? count : 0), 0);
  return {
    ...{ result: "rejected", importId, faultyRows: run.faultyRows },
    refusal: refusals.find((known) => known === run.refusal) ?? null,
    faults: rows.flatMap(faultOf),
    more: Math.max(0, total - rows.length),
  };
}

function faultOf({ line, column, value, reason, suggestion, other }: ImportFinding): SyncFault[] {
  const fault = rowFaults.find((known) => known === reason);
  const collides = other === null ? null : { line: other.line, person: other.name };
  return fault === undefined ? [] : [{ line, column, value, reason: fault, suggestion, other: collides }];
}
