import { randomBytes } from "node:crypto";
import http from "node:http";
import { makeImportFiles } from "@gatehouse/api/rest/imports/import-files";
import { makeTraceFiles } from "@gatehouse/api/rest/traces/trace-files";
import { makeAuth } from "@gatehouse/auth/auth";
import { attachBridgeLink } from "@gatehouse/bridge-link/sockets/attach-bridge-link";
import { bridgeLinkPath } from "@gatehouse/contracts/bridge/bridge-limits";
import { importUploadPath } from "@gatehouse/contracts/imports/import-upload";
import { traceFilesPath } from "@gatehouse/contracts/readers/line-traces";
import { attachLive } from "@gatehouse/live/sockets/live-server";
import { findMemberRole } from "@gatehouse/services/members/find-member-role";
import type { Logger } from "pino";
import { type Config, isTrial } from "./config.ts";
import { openDemo } from "./demo.ts";
import { greetFirstOwner } from "./first-owner.ts";
import { callerAddress } from "./http/caller-address.ts";
import { healthMounts } from "./http/health.ts";
import { prepareListening } from "./http/open-doors.ts";
import { pageMount } from "./http/pages.ts";
import { restMounts } from "./http/rest-mounts.ts";
import { routeRequest } from "./http/route-request.ts";
import { rpcMount } from "./http/rpc-mount.ts";
import { secureHeaders, stripInternalHeaders } from "./http/security-headers.ts";
import { clockDuties, followers } from "./jobs/duties.ts";
import { openMailOut } from "./jobs/mail-out.ts";
import { runClocks } from "./jobs/run-clocks.ts";
import { runFollowers } from "./jobs/run-followers.ts";
import { openImports } from "./jobs/run-imports.ts";
import { openStore } from "./store.ts";

/** A running server. */
export type RunningServer = {
  /** Resolves only when the embedded PostgreSQL has ended by itself. */
  readonly databaseEnded: Promise<unknown>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts everything in its order, database first and door last, and ends it in the opposite one. What was started is
 * ended again when a later step fails.
 * @throws Error with one clear line
 */
export async function startServer(
  config: Config,
  log: Logger,
  say: (text: string) => void,
): Promise<RunningServer> {
  const endings: (() => Promise<unknown> | unknown)[] = [];
  const stop = async () => {
    for (const end of endings.splice(0).reverse())
      await Promise.resolve(end()).catch((error: unknown) => log.error(error));
  };
  try {
    return await start(config, log, say, endings, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  config: Config,
  log: Logger,
  say: (text: string) => void,
  endings: (() => Promise<unknown> | unknown)[],
  stop: () => Promise<void>,
): Promise<RunningServer> {
  const report = (error: unknown) => log.error(error);
  const store = await openStore(config, say);
  endings.push(store.close);
  const { db } = store;
  const ssrSecret = process.env.GATEHOUSE_SSR_SECRET ?? randomBytes(16).toString("hex");
  process.env.GATEHOUSE_SSR_SECRET = ssrSecret;
  const auth = makeAuth(db, { publicUrl: config.publicUrl.href });
  const server = http.createServer();
  const { ownOrigin, open } = await prepareListening(config, server);
  process.env.API_URL = ownOrigin;
  const live = attachLive(server, {
    db,
    findSession: (request) => auth.readSession(request.headers),
    findRole: (adminId, projectId) => findMemberRole(db, adminId, projectId),
    isOwnOrigin: auth.isOwnOrigin,
    report,
  });
  const bridges = attachBridgeLink(server, { db, report });
  endings.push(live.close, bridges.close);
  const imports = openImports(config, db, live.announce, report);
  const health = healthMounts(db, config.metricsToken);
  const mailOut = openMailOut(config, db, auth.isSameOrigin, ownOrigin, report);
  const pages = await pageMount(auth, {
    isDevelopment: isTrial(config),
    trustProxy: config.trustProxy,
  });
  const fileParts = {
    db,
    readSession: async (request: http.IncomingMessage) => (await auth.readSession(request.headers)) ?? null,
    address: (request: http.IncomingMessage) => callerAddress(request, config.trustProxy),
  };
  const route = routeRequest(
    [
      ...health.mounts,
      ...mailOut.mounts,
      ...restMounts({ db, tools: imports.tools, trustProxy: config.trustProxy }),
      {
        prefix: importUploadPath,
        handle: makeImportFiles({ ...fileParts, tools: imports.tools, isSameOrigin: auth.isSameOrigin }),
      },
      { prefix: traceFilesPath, handle: makeTraceFiles(fileParts) },
      rpcMount({ db, auth, mails: mailOut, log, trustProxy: config.trustProxy }),
      pages,
    ],
    report,
  );
  // A browser that has once seen that header never lets a self-made certificate pass again.
  const secure = config.publicUrl.protocol === "https:" && config.lan === undefined;
  server.on("request", (request, response) => {
    if (isSocket(request.url)) return;
    stripInternalHeaders(request, ssrSecret);
    secureHeaders(request, response, secure);
    void route(request, response);
  });
  server.on("upgrade", (request, socket) => {
    if (!isSocket(request.url)) socket.destroy();
  });
  for (const one of await open())
    endings.push(() => new Promise<void>((done) => void one.close(() => done())));
  endings.push(mailOut.start().stop);
  endings.push(imports.start());
  endings.push(runFollowers(db, followers, report), runClocks(clockDuties(db), report));
  await greetFirstOwner(config, db);
  if (config.demo && isTrial(config)) endings.push(await openDemo(config, db, ownOrigin, say));
  say(`Gatehouse is ready at ${config.publicUrl.origin}`);
  return { databaseEnded: store.embedded?.exited ?? new Promise(() => {}), stop };
}

/** The two paths the Socket.IO servers answer themselves. */
const isSocket = (url: string | undefined): boolean =>
  url?.startsWith("/socket.io/") === true || url?.startsWith(`${bridgeLinkPath}/`) === true;
