import * as z from "zod/mini";
import { bridgePatch } from "../bridges/bridge-row.ts";
import { id } from "../fields/fields.ts";

/** What every event about a bridge carries: which one, and the fields of its row that changed. */
export const bridgeChange = z.object({ bridgeId: id, patch: bridgePatch });
export type BridgeChange = z.output<typeof bridgeChange>;
