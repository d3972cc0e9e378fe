import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { Db } from "@gatehouse/services/connection";
import { readTrace } from "@gatehouse/services/readers/read-trace";
import { adminActor, type SignedIn } from "../../authority/admin-actor.ts";
import { answerJson } from "../answer-json.ts";
import { refusalOf } from "../refusal.ts";

/** What recordings are given out with. */
export type TraceFilesParts = {
  readonly db: Db;
  readonly readSession: (request: IncomingMessage) => Promise<SignedIn | null>;
  readonly address: (request: IncomingMessage) => string;
};

const tracePath = /^\/files\/traces\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.osdpcap$/;

/**
 * Gives out finished recordings of lines to admins who may record: what was read at an unencrypted reader stands in them.
 * Answers refusals as JSON; whatever else breaks is thrown.
 */
export function makeTraceFiles(parts: TraceFilesParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await give(parts, request, response);
    } catch (error) {
      // Whoever broke a download off hears no answer.
      if (Object(error).code === "ERR_STREAM_PREMATURE_CLOSE") return;
      const refusal = refusalOf(error);
      if (!refusal || response.headersSent) throw error;
      answerJson(response, refusal.status, refusal.body);
    }
  };
}

async function give(parts: TraceFilesParts, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", "http://localhost");
  const [, traceId] = tracePath.exec(url.pathname) ?? [];
  if (traceId === undefined || request.method !== "GET") throw new DomainError("request.not-found");
  const signedIn = await parts.readSession(request);
  const actor = await adminActor(parts.db, signedIn, url.searchParams.get("projectId"), "traces.record");
  const origin = { requestId: crypto.randomUUID(), source: `web ${parts.address(request)}` };
  const trace = await readTrace({ ...parts.db, origin }, actor, traceId);
  response.setHeader("content-type", "application/x-ndjson; charset=utf-8");
  response.setHeader(
    "content-disposition",
    `attachment; filename="${fileName(trace.lineId, trace.orderedAt)}"`,
  );
  response.setHeader("cache-control", "no-store");
  await pipeline(trace.parts, response);
}

/** A header takes no name of a line as it is. */
function fileName(lineId: string, orderedAt: Date): string {
  const name = lineId.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 50);
  return `${orderedAt.toISOString().slice(0, 19).replaceAll(":", "-")}-${name}.osdpcap`;
}
