import { randomBytes } from "node:crypto";
import { bridgeProtocol } from "@gatehouse/contracts/bridge/bridge-limits";
import {
  type Challenge,
  helloMessage,
  type Welcome,
  welcome,
  welcomeMessage,
} from "@gatehouse/contracts/bridge/hello";
import { setHashText } from "@gatehouse/domain/access/set-hash";
import type { Journal } from "../journal/journal.ts";
import type { ListStore } from "../list-store/list-store.ts";
import type { Identity } from "./identity.ts";

/** What a bridge says of itself, and by what it proves it. */
export type Introduction = {
  readonly identity: Identity;
  readonly lists: ListStore;
  readonly journal: Journal;
  readonly version: string;
};

/** The server believes this bridge and has proved to be its own. */
export type Welcomed = Extract<Welcome, { kind: "welcome" }>;

/**
 * Answers a server's challenge: says where this bridge stands, signed, and checks the server's own proof.
 * @throws Error with one line: another protocol, a refusal, or a server that is not the one this bridge was paired with
 */
export async function introduce(
  given: Challenge,
  { identity, lists, journal, version }: Introduction,
  say: (hello: object) => Promise<unknown>,
): Promise<Welcomed> {
  if (given.protocol !== bridgeProtocol)
    throw new Error(
      `the server speaks bridge protocol ${given.protocol}, this bridge ${bridgeProtocol}: update the older one`,
    );
  const membership = identity.membership();
  if (!membership) throw new Error("this bridge has not been paired");
  const list = lists.list();
  const said = {
    protocol: bridgeProtocol,
    projectId: membership.projectId,
    bridgeId: membership.bridgeId,
    epoch: journal.epoch,
    nextSeq: journal.nextSeq(),
    firstHeldSeq: journal.firstHeldSeq(),
    listVersion: list.version,
    listHash: setHashText(list.hash),
    blockPosition: list.blockVersion,
    version,
    nonce: randomBytes(32).toString("base64url"),
  };
  const answer = welcome.safeParse(
    await say({ ...said, signature: identity.sign(helloMessage(given.nonce, said)) }),
  );
  if (!answer.success) throw new Error("the server's welcome cannot be read");
  if (answer.data.kind === "refused") throw new Error(`the server refuses this bridge: ${answer.data.code}`);
  if (!identity.isFromServer(welcomeMessage(said.nonce, membership.bridgeId), answer.data.signature))
    throw new Error("this is not the server the bridge was paired with");
  return answer.data;
}
