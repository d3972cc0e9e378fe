import { wiegandFormats } from "@gatehouse/reader/formats/wiegand-formats";
import type { ProfileSettings } from "../lines/profile-settings.ts";
import { type Finding, type JsonPath, mistake } from "./finding.ts";

/** A profile chooses by length, so each length may mean one thing only, and something has to be readable at all. */
export function checkProfile(profile: ProfileSettings, path: JsonPath): readonly Finding[] {
  if (typeof profile === "string") return [];
  const { bitFormats, serialBits, keyBits, text } = profile;
  if (bitFormats.length + serialBits.length === 0 && keyBits === null && text === null) {
    return [
      mistake(path, "reads nothing.", "Name what the reader reads: bitFormats, serialBits, keyBits or text."),
    ];
  }
  const lengths = new Map<number, string>();
  return bitFormats.flatMap((name, at) => {
    const { bits } = wiegandFormats[name];
    const other = lengths.get(bits);
    if (other === undefined) {
      lengths.set(bits, name);
      return [];
    }
    const says = `${name} has ${bits} bits like ${other}, so a card of that length could mean either.`;
    return [mistake([...path, "bitFormats", at], says, "Name the one this reader's cards have.")];
  });
}
