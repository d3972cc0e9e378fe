import { standings } from "@gatehouse/domain/users/standing";
import * as z from "zod/mini";

/** Answer of a verb that moves a standing: the strongest open fact after it. */
export const standingAnswer = z.object({ standing: z.enum(standings) });
export type StandingAnswer = z.output<typeof standingAnswer>;
