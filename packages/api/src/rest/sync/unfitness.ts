import type { IncomingMessage } from "node:http";
import { listTypes, syncUsersPath } from "@gatehouse/contracts/rest/sync-users";
import type { RestRefusal } from "../refusal.ts";

/** Why a request is none that could send a list, whoever sends it: another path, verb or kind of content, or a packed one. */
export function unfitness(request: IncomingMessage): RestRefusal | undefined {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname !== syncUsersPath) return { status: 404, body: { error: "request.not-found", details: {} } };
  if (request.method !== "PUT")
    return { status: 405, body: { error: "request.wrong-method", details: { allowed: ["PUT"] } } };
  const [type = ""] = (request.headers["content-type"] ?? "").split(";");
  const sent = type.trim().toLowerCase();
  if (sent !== "" && !listTypes.some((known) => known === sent)) return wrongType(sent, listTypes);
  const packed = (request.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  return packed === "identity" ? undefined : wrongType(packed, ["identity"]);
}

const wrongType = (sent: string, allowed: readonly string[]): RestRefusal => ({
  ...{ status: 415, body: { error: "request.wrong-type", details: { sent, allowed } } },
});
