import { readBits, readText } from "../../../formats/read-credential.ts";
import type { ReaderProfile } from "../../../formats/reader-profile.ts";
import type { PresentedCredential } from "../../../observations/presented-credential.ts";
import type { CredentialRule } from "./template-settings.ts";

/** Turns the text of a message into what was shown, as the rule says; bits and codes go through the reader's profile. */
export function templateCredential(
  as: CredentialRule["as"],
  value: string,
  profile: ReaderProfile,
): PresentedCredential {
  switch (as) {
    case "card-number":
      return { kind: "card", number: value.trim(), facility: null, format: "text", bits: null };
    case "uid": {
      const number = value.replace(/[\s:-]/g, "").toUpperCase();
      if (!/^(?:[0-9A-F]{2})+$/.test(number)) return unreadable("uid");
      return { kind: "card", number, facility: null, format: "uid", bits: null };
    }
    case "code":
      return readText({ ...profile, text: "code" }, Buffer.from(value, "latin1"));
    case "keys":
      return { kind: "keypad", keys: value };
    case "bits": {
      if (!/^[01]{1,512}$/.test(value)) return unreadable("bits");
      const bytes = value.padEnd(Math.ceil(value.length / 8) * 8, "0").match(/.{8}/g) ?? [];
      return readBits(
        profile,
        Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2)),
        value.length,
      );
    }
  }
}

function unreadable(format: string): PresentedCredential {
  return { kind: "unreadable", reason: "unknown-format", format, bits: null };
}
