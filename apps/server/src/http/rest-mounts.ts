import { openapi } from "@gatehouse/api/rest/openapi";
import { openapiPage } from "@gatehouse/api/rest/openapi-page";
import { makeSyncUsersEndpoint } from "@gatehouse/api/rest/sync/sync-users-endpoint";
import { syncUsersPath } from "@gatehouse/contracts/rest/sync-users";
import type { Db } from "@gatehouse/services/connection";
import type { ImportTools } from "@gatehouse/services/imports/import-tools";
import { callerAddress } from "./caller-address.ts";
import { answer, type Mount } from "./route-request.ts";

/** What other systems reach under `/api/v1`: the calls, their description for machines, and the same for people. */
export function restMounts(parts: { db: Db; tools: ImportTools; trustProxy: boolean }): readonly Mount[] {
  const address = (request: Parameters<typeof callerAddress>[0]) => callerAddress(request, parts.trustProxy);
  const text =
    (type: string, body: string): Mount["handle"] =>
    (_request, response) => {
      response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(body);
    };
  return [
    { prefix: syncUsersPath, handle: makeSyncUsersEndpoint({ ...parts, address }) },
    { prefix: "/api/v1/openapi.json", handle: text("application/json", JSON.stringify(openapi, null, 2)) },
    {
      prefix: "/api/v1",
      handle: (request, response) =>
        /^\/api\/v1\/?$/.test((request.url ?? "").split("?")[0] ?? "")
          ? text("text/html", openapiPage())(request, response)
          : answer(response, 404, "Not found."),
    },
  ];
}
