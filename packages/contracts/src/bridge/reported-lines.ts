import { readerProtocols, readerSecurities } from "@gatehouse/domain/readers/reader-state";
import * as z from "zod/mini";
import { id } from "../fields/fields.ts";

/** The most readers one bridge may tell of; their message stays under the 1 MB of the socket. */
const mostReaders = 2_000;

// PostgreSQL keeps no NUL in a text, and a name is for people to read.
const printable = (longest: number) =>
  z.string().check(z.minLength(1), z.maxLength(longest), z.regex(/^[^\p{Cc}\p{Cs}]*$/u));

/** One reader as the configuration of its bridge has it. */
export const reportedReader = z.strictObject({
  readerId: id,
  lineId: printable(100),
  protocol: z.enum(readerProtocols),
  profile: z.nullable(printable(100)),
  security: z.nullable(z.enum(readerSecurities)),
  address: z.nullable(z.int().check(z.nonnegative(), z.maximum(126))),
  drivesLock: z.boolean(),
  canTrace: z.boolean(),
});
export type ReportedReader = z.output<typeof reportedReader>;

/** All readers a bridge knows, said after `ready` and again when they change: what is not in it is no longer wired there. */
export const reportedLines = z.strictObject({
  readers: z.array(reportedReader).check(z.maxLength(mostReaders)),
});
export type ReportedLines = z.output<typeof reportedLines>;

/** `taken: false`: say it again after the next `ready`. */
export const linesAnswer = z.object({ taken: z.boolean() });
export type LinesAnswer = z.output<typeof linesAnswer>;
