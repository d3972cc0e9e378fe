import { expect, test } from "vitest";
import { readBits } from "../../formats/read-credential.ts";
import { cardProfile } from "../../formats/reader-profile.ts";
import { cardBits } from "./wired-site.ts";

test("a number on a card is the number a reader of the site reports, with its zeros", () => {
  const profile = { ...cardProfile, bitFormats: ["uid-34", "h10302"] as const };
  for (const number of ["00040000", "9120013", "17", "DEADBEEF", "12345678"]) {
    const card = cardBits(number);
    expect(card && readBits(profile, card.bits, card.bitCount)).toMatchObject({ kind: "card", number });
  }
  for (const number of ["0004711", "", "A-17", "99999999999"]) expect(cardBits(number)).toBeNull();
});
