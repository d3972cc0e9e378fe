/** An e-mail address for comparing: without space around it, in lower case. */
export function normaliseEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/**
 * A phone number as digits, with a leading + when it is international (ITU-T E.164; a leading 00 is the same). A national number
 * stays as its digits, since its country is not known here. Null when the text cannot be a phone number.
 */
export function normalisePhone(text: string): string | null {
  const typed = text
    .normalize("NFKC")
    .trim()
    .replace(/^(\+|00)(.*?)\(0\)/u, "$1$2");
  const compact = typed.replace(/[\s\p{Pd}\u2212./()]/gu, "");
  if (!/^\+?\d{3,}$/u.test(compact)) return null;
  return compact.replace(/^00/u, "+");
}

/** The text of an ID as it is kept: without space around it. Leading zeros and case are part of the number. */
export function normaliseIdText(text: string): string {
  return text.normalize("NFC").trim();
}

/** Letters that carry their mark inside, which Unicode decomposition leaves alone. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
};

/** The words of a name for comparing: lower case, no diacritics, no punctuation, in alphabetical order. */
export function nameWords(name: string): readonly string[] {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[ßæœøłđðþħı]/gu, (letter) => undecomposed[letter] ?? letter)
    .replace(/['’`.]/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .toSorted();
}

/** A name for comparing: its words joined by single spaces, so case, diacritics and word order do not matter. */
export function normaliseName(name: string): string {
  return nameWords(name).join(" ");
}
