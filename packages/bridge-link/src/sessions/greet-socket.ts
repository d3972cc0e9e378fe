import { randomBytes } from "node:crypto";
import { bridgeProtocol } from "@gatehouse/contracts/bridge/bridge-limits";
import { type Hello, hello, type Welcome, welcomeMessage } from "@gatehouse/contracts/bridge/hello";
import { type PairAnswer, type PairRequest, pairRequest } from "@gatehouse/contracts/bridge/pairing";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { greetBridge } from "@gatehouse/services/bridges/greet-bridge";
import { pairBridge } from "@gatehouse/services/bridges/pair-bridge";
import { publicHalf, signingKey, signText } from "@gatehouse/services/secrets/signing-keys";
import type { BridgeSocket } from "../sockets/bridge-socket.ts";
import { safely } from "../sockets/safely.ts";
import { BridgeSession, type SessionParts } from "./bridge-session.ts";
import type { SessionBook } from "./session-book.ts";

/** Badges are signed with the one key of the project there has been so far. */
const badgeKeyNumber = 1;

/** Lets a socket pair itself or prove who it is; everything else it may say only afterwards. */
export function greetSocket(socket: BridgeSocket, book: SessionBook, parts: SessionParts): void {
  const nonce = randomBytes(32).toString("base64url");
  let isGreeted = false;
  const once = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isGreeted) throw new DomainError("request.invalid");
    isGreeted = true;
    return await work();
  };
  const { report } = parts;
  socket.on(
    "pair",
    safely(pairRequest, (request) => once(() => pair(request, socket, parts)), report),
  );
  socket.on(
    "hello",
    safely(hello, (said) => once(() => greet(said, nonce, socket, book, parts)), report),
  );
  socket.emit("challenge", { protocol: bridgeProtocol, nonce, serverTime: Date.now() });
}

async function pair(request: PairRequest, socket: BridgeSocket, parts: SessionParts): Promise<PairAnswer> {
  if (request.protocol !== bridgeProtocol) return { kind: "refused", code: "live.protocol-mismatch" };
  try {
    return { kind: "paired", ...(await pairBridge(parts.db, request, socket.handshake.address)) };
  } catch (error) {
    if (error instanceof DomainError) return { kind: "refused", code: error.code };
    throw error;
  }
}

async function greet(
  said: Hello,
  nonce: string,
  socket: BridgeSocket,
  book: SessionBook,
  parts: SessionParts,
): Promise<Welcome> {
  if (said.protocol !== bridgeProtocol) return { kind: "refused", code: "live.protocol-mismatch" };
  const { bridgeId, projectId } = said;
  const open = book.find(bridgeId);
  try {
    const greeted = await greetBridge(parts.db, said, { nonce, announcedSeq: open?.announcedSeq ?? 0 });
    const remembered = await book.replace(bridgeId);
    const session = new BridgeSession(parts, socket, greeted, { announcedSeq: said.nextSeq, remembered });
    book.enter(bridgeId, session);
    const { secretKey } = parts.db;
    const signature = signText(
      signingKey(secretKey, "lease-signature", projectId),
      welcomeMessage(said.nonce, bridgeId),
    );
    const publicKey = publicHalf(signingKey(secretKey, "badge-signature", projectId));
    // The answer goes out before the first frame does.
    setImmediate(() => void session.open(said));
    return {
      kind: "welcome",
      ...{ projectId, siteId: greeted.siteId, nextSeq: greeted.nextSeq, signature },
      serverTime: greeted.connectedAt.getTime(),
      badgeKeys: [{ keyNumber: badgeKeyNumber, publicKey }],
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // A copy and its original cannot be told apart: neither is listened to.
    if (error.code === "bridge.quarantined") await open?.end();
    return { kind: "refused", code: error.code };
  }
}
