import type { IncomingMessage, ServerResponse } from "node:http";
import { exampleFilePath, importUploadPath } from "@gatehouse/contracts/imports/import-upload";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { importModes } from "@gatehouse/domain/imports/import-state";
import type { Db } from "@gatehouse/services/connection";
import type { ImportTools } from "@gatehouse/services/imports/import-tools";
import { receiveFile } from "@gatehouse/services/imports/receive-file";
import { writeRejects } from "@gatehouse/services/imports/write-rejects";
import { adminActor, type SignedIn } from "../../authority/admin-actor.ts";
import { answerEarly } from "../answer-early.ts";
import { answerJson } from "../answer-json.ts";
import { bodyOf } from "../body-of.ts";
import { refusalOf } from "../refusal.ts";
import { sendTexts } from "../send-texts.ts";
import { reasonText } from "./reason-text.ts";

/** What the files of imports are taken and given with. */
export type ImportFilesParts = {
  readonly db: Db;
  readonly tools: ImportTools;
  readonly readSession: (request: IncomingMessage) => Promise<SignedIn | null>;
  readonly isSameOrigin: (request: IncomingMessage) => boolean;
  readonly address: (request: IncomingMessage) => string;
};

/** What a file looks like: the columns in their order, one with a Sync ID and one without. */
const example =
  "First name,Last name,E-mail,ID,Sync ID\r\nAda,Lovelace,ada@example.org,000417,emp-1815\r\nAlan,Turing,alan@example.org,000418,\r\n";

/**
 * Takes the files of imports as raw bytes, and gives out the faulty rows and an example, to admins of the project. Answers
 * refusals as JSON; whatever else breaks is thrown.
 */
export function makeImportFiles(parts: ImportFilesParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await route(parts, request, response);
    } catch (error) {
      // Whoever broke an upload off hears no answer, and nothing of it was kept.
      if (request.destroyed && !request.complete) return;
      const refusal = refusalOf(error);
      if (!refusal || response.headersSent) throw error;
      answerEarly(request, response, refusal.status, refusal.body);
    }
  };
}

async function route(parts: ImportFilesParts, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === importUploadPath && request.method === "POST")
    return take(parts, request, response, url);
  if (url.pathname === exampleFilePath && request.method === "GET") {
    nameFile(response, "example.csv");
    response.end(`\ufeff${example}`);
    return;
  }
  const [, importId] = /^\/files\/imports\/([0-9a-f-]{36})\/rejects\.csv$/.exec(url.pathname) ?? [];
  if (importId === undefined || request.method !== "GET") throw new DomainError("request.not-found");
  return giveRejects(parts, request, response, { url, importId });
}

async function take(parts: ImportFilesParts, request: IncomingMessage, response: ServerResponse, url: URL) {
  if (!parts.isSameOrigin(request)) throw new DomainError("request.forbidden");
  const signedIn = await parts.readSession(request);
  const actor = await adminActor(parts.db, signedIn, url.searchParams.get("projectId"), "users.import");
  const mode = importModes.find((known) => known === (url.searchParams.get("mode") ?? "replace"));
  if (mode === undefined) throw new DomainError("request.invalid", { field: "mode" });
  const origin = { requestId: crypto.randomUUID(), source: `web ${parts.address(request)}` };
  const { importId } = await receiveFile({ ...parts.db, origin }, actor, parts.tools, {
    bytes: bodyOf(request),
    name: url.searchParams.get("name") ?? "",
    kind: "file",
    mode,
    dryRun: false,
  });
  answerJson(response, 201, { importId });
}

async function giveRejects(
  parts: ImportFilesParts,
  request: IncomingMessage,
  response: ServerResponse,
  { url, importId }: { url: URL; importId: string },
) {
  const signedIn = await parts.readSession(request);
  const actor = await adminActor(parts.db, signedIn, url.searchParams.get("projectId"), "users.import");
  const texts = writeRejects(parts.db, actor.projectId, importId, reasonText);
  const first = await texts.next();
  nameFile(response, "rejects.csv");
  await sendTexts(response, first.done ? [] : [first.value], texts);
}

function nameFile(response: ServerResponse, name: string): void {
  response.setHeader("content-type", "text/csv; charset=utf-8");
  response.setHeader("content-disposition", `attachment; filename="${name}"`);
  response.setHeader("cache-control", "no-store");
}
