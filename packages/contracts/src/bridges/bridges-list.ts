import * as z from "zod/mini";
import { id, inProject } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { bridgeRow } from "./bridge-row.ts";

export const bridgesListInput = z.strictObject(inProject);

/** All bridges of a project by site and name. Lag, backlog and list position are as of now; the rest follows the change stream. */
export const bridgesListAnswer = z.object({
  bridges: z.array(bridgeRow),
  /** Every site of the project by name, also those without a bridge. */
  sites: z.array(z.object({ id, name: z.string(), timeZone: z.string() })),
  asOf,
});
export type BridgesListAnswer = z.output<typeof bridgesListAnswer>;
