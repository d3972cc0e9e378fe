import { cardProfile, codeProfile, type ReaderProfile } from "@gatehouse/reader/formats/reader-profile";
import type { WiegandFormatName } from "@gatehouse/reader/formats/wiegand-formats";

const formats: Readonly<Record<WiegandFormatName, string>> = {
  h10301: "26 bits, H10301",
  h10302: "37 bits, H10302",
  h10304: "37 bits, H10304",
  "uid-34": "34 bits, serial number",
  "facility-34": "34 bits with facility",
  "corporate-1000-35": "35 bits, Corporate 1000",
  "c15001-36": "36 bits, C15001",
};

const longest = 100;

/** What a reader reads, as a person would say it: `Cards (26 bits, H10301)`, `QR codes`. */
export function profileWords(profile: ReaderProfile): string {
  if (profile === cardProfile) return `Cards (${formats.h10301})`;
  if (profile === codeProfile) return "QR codes";
  const { bitFormats, serialBits, keyBits, text } = profile;
  const kinds = [
    ...(text === "code" ? ["QR codes"] : []),
    ...(text === "card-number" ? ["card numbers as text"] : []),
    ...(bitFormats.length > 0 ? [`cards (${bitFormats.map((name) => formats[name]).join("; ")})`] : []),
    ...(serialBits.length > 0 ? [`card serial numbers (${serialBits.join(", ")} bits)`] : []),
    ...(keyBits === null ? [] : ["keys"]),
  ];
  const words = kinds.join(", ") || "nothing";
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return sentence.length <= longest ? sentence : `${sentence.slice(0, longest - 1)}…`;
}
