import { tokenScopes } from "@gatehouse/domain/members/token-scope";
import * as z from "zod/mini";
import { actorView } from "../changes/actor-view.ts";
import { id, inProject, line, moment } from "../fields/fields.ts";

/** A key of another system as the settings show it. `start` are its first characters, by which people tell keys apart. */
export const tokenRow = z.object({
  id,
  name: z.string(),
  scopes: z.array(z.enum(tokenScopes)),
  start: z.string(),
  createdAt: moment,
  createdBy: actorView,
  lastUsedAt: z.nullable(moment),
  /** The network address it was last used from. */
  lastUsedFrom: z.nullable(z.string()),
  revokedAt: z.nullable(moment),
});
export type TokenRow = z.output<typeof tokenRow>;

export const tokensListInput = z.strictObject(inProject);
export const tokensList = z.object({ rows: z.array(tokenRow) });
export type TokensList = z.output<typeof tokensList>;

export const createTokenInput = z.strictObject({
  ...inProject,
  name: line(100),
  scopes: z.array(z.enum(tokenScopes)).check(z.minLength(1)),
});
export type CreateTokenInput = z.output<typeof createTokenInput>;

/** The only time the whole key is told: the database keeps its hash. */
export const createdToken = z.object({ tokenId: id, token: z.string() });
export type CreatedToken = z.output<typeof createdToken>;

export const revokeTokenInput = z.strictObject({ ...inProject, tokenId: id });
export type RevokeTokenInput = z.output<typeof revokeTokenInput>;
