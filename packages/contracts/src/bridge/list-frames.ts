import { accessTables } from "@gatehouse/domain/access/access-list";
import * as z from "zod/mini";
import { id } from "../fields/fields.ts";
import { accessRow } from "./access-rows.ts";
import { listPartRows } from "./bridge-limits.ts";

const position = z.int().check(z.nonnegative());
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const tableDelta = <Row extends z.ZodMiniType>(row: Row) =>
  z.object({ upserts: z.array(row), removes: z.array(id) });

/** What positions `(from, to]` change for the site of a bridge; applied wholly or not at all. */
export const listDelta = z.object({
  from: position,
  to: position,
  hash,
  rows: z.partial(
    z.object({
      sites: tableDelta(accessRow.sites),
      holders: tableDelta(accessRow.holders),
      credentials: tableDelta(accessRow.credentials),
      grants: tableDelta(accessRow.grants),
      schedules: tableDelta(accessRow.schedules),
      doors: tableDelta(accessRow.doors),
      readers: tableDelta(accessRow.readers),
    }),
  ),
});

/** Some rows of a whole list that is being sent; a part of another snapshot drops everything collected before. */
export const listPart = z.object({
  snapshotId: id,
  table: z.enum(accessTables),
  rows: z.array(z.unknown()).check(z.maxLength(listPartRows)),
});
export type ListPart = z.output<typeof listPart>;

/** All parts were sent; their rows together are the list of this version. */
export const listEnd = z.object({ snapshotId: id, version: position, hash, parts: position });
export type ListEnd = z.output<typeof listEnd>;

/** What a bridge made of a delta or a snapshot; after `refused` it is sent a whole list. Durable when it is answered. */
export const listAnswer = z.union([
  z.object({ kind: z.enum(["applied", "unchanged"]), version: position }),
  z.object({ kind: z.literal("refused"), reason: z.string().check(z.maxLength(50)), version: position }),
]);
export type ListAnswer = z.output<typeof listAnswer>;

/**
 * Keys of the passes that may open a door of this site, 32 bytes base64url. `whole`: these and no others; else the
 * upserts replace and the removes forget. They are kept beside the list and are not under its hash.
 */
export const passKeys = z.object({
  whole: z.boolean(),
  upserts: z.array(
    z.object({
      passNumber: z.int().check(z.nonnegative()),
      keyGeneration: z.int().check(z.nonnegative()),
      key: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
    }),
  ),
  removes: z.array(z.int().check(z.nonnegative())),
});
export type PassKeys = z.output<typeof passKeys>;

/** A part or keys were taken; keys are durable when this is said. */
export const partAnswer = z.object({ taken: z.literal(true) });
