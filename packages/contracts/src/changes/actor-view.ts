import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

/** Who can stand behind a change. */
export const actorKinds = ["admin", "pass", "invitee", "bridge", "token", "system"] as const;

/** Who did something, with the name to show; `id` is null for the server itself and for somebody who is unknown by now. */
export const actorView = z.object({ kind: z.enum(actorKinds), id: z.nullable(id), name: z.string() });
export type ActorView = z.output<typeof actorView>;
