import { accessKey, checkAccess } from "@gatehouse/services/sessions/check-access";
import type { LiveOptions, LiveServer, LiveSocket } from "./live-server.ts";

/** Twice within the second that a cut may take. */
const watchMs = 400;

/**
 * Cuts sockets whose session has ended or whose role has changed, by asking the database: whatever process ended them,
 * and whether or not anybody rang, it is noticed here. A cut page reconnects and gets the rooms of its new role.
 */
export function watchAccess(io: LiveServer["io"], options: LiveOptions): () => void {
  let asking = false;
  const look = async () => {
    const sockets = [...io.sockets.sockets.values()] as LiveSocket[];
    if (asking || sockets.length === 0) return;
    asking = true;
    try {
      const held = await checkAccess(
        options.db,
        sockets.map((socket) => socket.data),
      );
      for (const socket of sockets)
        cutIfChanged(socket, held.get(accessKey(socket.data.sessionId, socket.data.projectId)));
    } catch (error) {
      options.report(error);
    } finally {
      asking = false;
    }
  };
  const timer = setInterval(() => void look(), watchMs);
  return () => clearInterval(timer);
}

function cutIfChanged(socket: LiveSocket, role: string | undefined): void {
  if (role === socket.data.role) return;
  for (const room of socket.rooms) if (room !== socket.id) void socket.leave(room);
  socket.emit("session.changed", { reason: role === undefined ? "ended" : "role-changed" });
  socket.disconnect(true);
}
