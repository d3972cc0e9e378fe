import type * as z from "zod/mini";
import type { StreamName } from "./frame.ts";

/** Who hears an event: the room follows from this and from nothing else. `everyone` is admins and desks. */
export type Audience = "admins" | "desks" | "everyone";

/** A live event: its name, its stream, who hears it and what it carries. */
export type LiveEvent<Name extends string = string, Payload extends z.ZodMiniType = z.ZodMiniType> = {
  readonly name: Name;
  readonly stream: StreamName;
  readonly audience: Audience;
  readonly payload: Payload;
};

/** Declares a live event; one file each, one line in the catalogue. */
export const defineLiveEvent = <Name extends string, Payload extends z.ZodMiniType>(
  event: LiveEvent<Name, Payload>,
): LiveEvent<Name, Payload> => event;
