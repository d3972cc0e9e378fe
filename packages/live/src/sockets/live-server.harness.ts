import http from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameEvent, StreamName } from "@gatehouse/contracts/live/frame";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { followProject, type LiveClient } from "@gatehouse/live-client/connection/live-client";
import type { Db } from "@gatehouse/services/connection";
import { findMemberRole } from "@gatehouse/services/members/find-member-role";
import { givenSession } from "@gatehouse/testing/fixtures/session";
import { until } from "@gatehouse/testing/waits/until";
import { attachLive, type LiveOptions } from "./live-server.ts";

/** A live server on a free port; the session is named by a header instead of a cookie. `more` stands in for what it works with. */
export async function runLiveServer(db: Db, more: Partial<LiveOptions> = {}) {
  const server = http.createServer();
  const problems: unknown[] = [];
  const sessions = new Map<string, AdminActor>();
  const live = attachLive(server, {
    db,
    findSession: async (request) => {
      const id = String(request.headers["x-test-session"]);
      return (await db.client.session.count({ where: { id } })) === 1 ? sessions.get(id) : undefined;
    },
    findRole: (adminId, projectId) => findMemberRole(db, adminId, projectId),
    isOwnOrigin: (origin) => origin === undefined,
    report: (error) => problems.push(error),
    ...more,
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: LiveClient[] = [];
  return {
    url,
    live,
    problems,
    /** Connects a signed-in admin and collects what they hear. */
    async join(actor: AdminActor, options: { projectId?: string; streams?: StreamName[] } = {}) {
      await givenSession(db, actor);
      sessions.set(actor.sessionId, actor);
      const heard: FrameEvent[] = [];
      const snapshots: StreamName[] = [];
      const client = followProject({
        url,
        projectId: options.projectId ?? actor.projectId,
        streams: options.streams ?? ["changes"],
        headers: { "x-test-session": actor.sessionId },
        onEvents: (_stream, events) => heard.push(...events),
        onSnapshot: (stream) => snapshots.push(stream),
      });
      clients.push(client);
      return {
        client,
        heard,
        snapshots,
        live: () => until("the client is live", () => client.state().kind === "live"),
      };
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.close();
      await live.close();
    },
  };
}
