import type { MemberRole } from "../members/member.ts";

/** An admin acting inside one project through one signed-in session. */
export type AdminActor = {
  readonly kind: "admin";
  readonly projectId: string;
  readonly adminId: string;
  readonly sessionId: string;
  readonly role: MemberRole;
  /** When this session last proved who it is; verbs that open something ask for it to be within the last hour. */
  readonly provedAt: Date;
};

/** A person's phone, known by a signature of its bound key. */
export type PassActor = {
  readonly kind: "pass";
  readonly projectId: string;
  readonly userId: string;
  readonly passId: string;
};

/** Somebody who holds an open invitation and nothing else yet. */
export type InviteeActor = {
  readonly kind: "invitee";
  readonly projectId: string;
  readonly userId: string;
  readonly invitationId: string;
};

/** A paired bridge, known by its Ed25519 handshake. */
export type BridgeActor = { readonly kind: "bridge"; readonly projectId: string; readonly bridgeId: string };

/** Another system that acts through an API token of one project; `scopes` is all it may do. */
export type TokenActor = {
  readonly kind: "token";
  readonly projectId: string;
  readonly tokenId: string;
  readonly scopes: readonly string[];
};

/** The server itself: clocks, followers, seeds, the command line. `name` says which. */
export type SystemActor = { readonly kind: "system"; readonly projectId: string; readonly name: string };

/** Whoever causes a change inside a project. */
export type Actor = AdminActor | PassActor | InviteeActor | BridgeActor | TokenActor | SystemActor;
