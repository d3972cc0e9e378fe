import { hexOf } from "../bytes.ts";
import type { OsdpReply } from "../replies.ts";

/** A short name of an event by which a witness recognises it: bits and count, keys counted but not told, or its kind. */
export function eventLabel(event: OsdpReply): string {
  if (event.kind === "raw-read") return `read ${event.read.bitCount} ${hexOf(event.read.bits)}`;
  if (event.kind === "keypad") return `keys ${event.report.keys.length}`;
  return event.kind;
}
