import { blocklistRules } from "@gatehouse/domain/blocks/blocklist-match";
import * as z from "zod/mini";
import { actorView } from "../changes/actor-view.ts";
import { id, moment } from "../fields/fields.ts";

/** Why an entry speaks against somebody: the rule and how sure it is, 0 to 1 (1: identical). */
export const matchReason = z.object({ rule: z.enum(blocklistRules), score: z.number() });

/** A blocklist entry that matches a person now. `cleared` says who recorded "not the same person". */
export const blocklistMatchView = z.object({
  entryId: id,
  reason: z.string(),
  until: z.nullable(moment),
  addedAt: moment,
  addedBy: actorView,
  /** The blocked person the entry was made from; null for an entry added by hand. */
  from: z.nullable(z.object({ userId: id, name: z.string() })),
  reasons: z.array(matchReason),
  cleared: z.nullable(z.object({ at: moment, by: actorView })),
});
export type BlocklistMatchView = z.output<typeof blocklistMatchView>;
