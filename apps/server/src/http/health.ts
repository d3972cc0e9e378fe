import { isDatabaseReady } from "@gatehouse/services/changes/is-database-ready";
import type { Db } from "@gatehouse/services/connection";
import { collectDefaultMetrics, Registry } from "prom-client";
import { answer, type Mount } from "./route-request.ts";

/** `/healthz` says the process lives, `/readyz` that it can serve, `/metrics` how it does (token or loopback). */
export function healthMounts(
  db: Db,
  metricsToken: string | undefined,
): { mounts: readonly Mount[]; registry: Registry } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const mounts: Mount[] = [
    { prefix: "/healthz", handle: (_request, response) => answer(response, 200, "ok") },
    {
      prefix: "/readyz",
      handle: async (_request, response) => {
        const ready = await isDatabaseReady(db);
        answer(response, ready ? 200 : 503, ready ? "ready" : "the database does not answer");
      },
    },
    {
      prefix: "/metrics",
      handle: async (request, response) => {
        const local = ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(request.socket.remoteAddress ?? "");
        const allowed = metricsToken ? request.headers.authorization === `Bearer ${metricsToken}` : local;
        if (!allowed) return answer(response, 404, "Not found.");
        response.writeHead(200, { "content-type": registry.contentType, "cache-control": "no-store" });
        response.end(await registry.metrics());
      },
    },
  ];
  return { mounts, registry };
}
