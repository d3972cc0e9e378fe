import type { AccessRows } from "@gatehouse/domain/access/access-list";
import { carriers } from "@gatehouse/domain/credentials/credential";
import { passKinds } from "@gatehouse/domain/passes/pass";
import { standings } from "@gatehouse/domain/users/standing";
import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

const instant = z.nullable(z.number());

const holder = z.object({
  id,
  displayName: z.string(),
  standing: z.enum(standings),
  pass: z.object({ kind: z.enum(passKinds), epoch: z.number() }),
  roles: z.array(
    z.object({
      roleId: id,
      status: z.enum(["pending", "accepted", "expired"]),
      validFrom: instant,
      validTo: instant,
      openTaskId: z.nullable(z.string()),
    }),
  ),
  groupIds: z.array(id),
  companyIds: z.array(id),
});

const credential = z.object({
  id,
  kind: z.enum(carriers),
  number: z.string(),
  holderId: id,
  keyGeneration: z.nullable(z.number()),
  state: z.enum(["live", "withdrawn"]),
});

const grant = z.object({
  id,
  subject: z.object({ kind: z.enum(["role", "group", "company", "user"]), id }),
  zoneId: id,
  validFrom: instant,
  validTo: instant,
  scheduleId: z.nullable(id),
});

const schedule = z.object({
  id,
  windows: z.array(z.object({ weekday: z.number(), fromMinute: z.number(), toMinute: z.number() })),
});

const door = z.object({
  id,
  name: z.string(),
  zoneId: id,
  mode: z.enum(["normal", "unlocked", "lockdown"]),
  antiPassback: z.enum(["off", "soft", "hard"]),
  occupancyLimit: z.nullable(z.number()),
  pin: z.enum(["off", "required"]),
});

const reader = z.object({
  id,
  doorId: id,
  direction: z.enum(["in", "out"]),
  badgeQr: z.enum(["off", "identify", "opens"]),
});

/** The schema of a row of each table of an access list. */
export const accessRow = {
  sites: z.object({ id, timeZone: z.string() }),
  holders: holder,
  credentials: credential,
  grants: grant,
  schedules: schedule,
  doors: door,
  readers: reader,
} as const satisfies { [T in keyof AccessRows]: z.ZodMiniType<AccessRows[T]> };
