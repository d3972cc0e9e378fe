import { cardProfile, codeProfile, type ReaderProfile } from "@gatehouse/reader/formats/reader-profile";
import { type WiegandFormatName, wiegandFormats } from "@gatehouse/reader/formats/wiegand-formats";
import * as z from "zod/mini";

const formatNames = Object.keys(wiegandFormats) as [WiegandFormatName, ...WiegandFormatName[]];

/** What a reader reads: one of the two common profiles by name, or described. */
export const profile = z.union([
  z.enum(["card", "code"]),
  z.strictObject({
    bitFormats: z._default(z.array(z.enum(formatNames)), []),
    serialBits: z._default(z.array(z.int().check(z.positive())), []),
    keyBits: z._default(z.nullable(z.literal([4, 8])), null),
    text: z._default(z.nullable(z.enum(["code", "card-number"])), null),
    shortestText: z._default(z.int().check(z.positive()), 1),
  }),
]);
export type ProfileSettings = z.output<typeof profile>;

/** The profile a setting means. */
export function profileOf(settings: ProfileSettings): ReaderProfile {
  if (settings === "card") return cardProfile;
  return settings === "code" ? codeProfile : settings;
}
