import {
  type PassToServer,
  passNamespace,
  passSocketMethod,
  type ServerToPass,
} from "@gatehouse/contracts/live/pass-socket";
import { signedCall } from "@gatehouse/contracts/passes/signed-call";
import type { PassActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { Db } from "@gatehouse/services/connection";
import { checkPassCall } from "@gatehouse/services/passes/check-pass-call";
import type { Namespace, Server, Socket } from "socket.io";
import { PassBell } from "../feeds/pass-bell.ts";
import { projectPassesRoom, userRoom } from "../rooms/rooms.ts";
import { capBuffer } from "./buffer-cap.ts";

type PassNamespace = Namespace<PassToServer, ServerToPass, object, PassActor>;
type PassSocket = Socket<PassToServer, ServerToPass, object, PassActor>;

/** What phones' sockets need. */
export type PassSocketOptions = { readonly db: Db; readonly report: (error: unknown) => void };

/**
 * Lets phones connect to the browsers' Socket.IO server, in a namespace of their own. Who a phone is, its signed handshake says;
 * its one room follows from that. Answers how to end it.
 */
export function attachPasses(io: Pick<Server, "of">, options: PassSocketOptions): () => void {
  const phones: PassNamespace = io.of(passNamespace);
  const bell = new PassBell(options.db, (news) => {
    const room = "userId" in news ? userRoom(news.userId) : projectPassesRoom(news.projectId);
    phones.local.to(room).emit("pass.changed");
  });
  phones.use((socket, next) => {
    admit(socket, options.db).then(
      () => next(),
      (error: unknown) => next(refusal(error, options.report)),
    );
  });
  phones.on("connection", (socket) => void welcome(socket, bell, options));
  return () => bell.stop();
}

async function admit(socket: PassSocket, db: Db): Promise<void> {
  const call = signedCall.safeParse(socket.handshake.auth);
  if (!call.success) throw new DomainError("request.invalid");
  Object.assign(socket.data, await checkPassCall(db, passSocketMethod, call.data));
}

/** What a phone that was turned away may know: the code, and what sets its clock right. */
function refusal(error: unknown, report: (error: unknown) => void): Error & { data?: object } {
  if (error instanceof DomainError) return Object.assign(new Error(error.code), { data: error.details });
  report(error);
  return new Error("internal");
}

/** The first word comes once the room is joined, so that a phone which fetches on every word has missed nothing. */
async function welcome(socket: PassSocket, bell: PassBell, options: PassSocketOptions): Promise<void> {
  const { projectId, userId } = socket.data;
  capBuffer(socket, () => options.report(new Error("a phone's socket was cut: too much waits for it")));
  const entered = bell.enter(projectId);
  socket.on("disconnect", () => void entered.then(() => bell.leave(projectId)).catch(options.report));
  try {
    await entered;
    await socket.join([userRoom(userId), projectPassesRoom(projectId)]);
    socket.emit("pass.changed");
  } catch (error) {
    options.report(error);
    socket.disconnect(true);
  }
}
