/** As the forms accept it (zod's pattern): local part without a dot at either end, a domain with a top level of letters. */
const pattern =
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

/** Whether an address can be written to, and what it may have been meant to read. */
export type EmailVerdict =
  | { readonly valid: true }
  | { readonly valid: false; readonly suggestion: string | null };

/** Checks an address by its form alone. A suggestion is always a valid address. */
export function checkEmail(text: string): EmailVerdict {
  if (pattern.test(text)) return { valid: true };
  const found = repairs.map((repair) => repair(text)).find((repaired) => pattern.test(repaired));
  return { valid: false, suggestion: found ?? null };
}

const tidy = (text: string): string =>
  text
    .replace(/^mailto:/i, "")
    .replace(/\s+/g, "")
    .replace(/^[.,;:<("']+|[.,;:>)"']+$/g, "")
    .replace(/@{2,}/g, "@")
    .replace(/\.{2,}/g, ".")
    .replace(/\.@/g, "@")
    .replace(/@\./g, "@");

const repairs: readonly ((text: string) => string)[] = [
  (text) => /<([^<>]+)>/.exec(text)?.[1]?.trim() ?? text,
  tidy,
  (text) => tidy(text).replaceAll(",", "."),
  (text) => tidy(text.replace(/\s*[[(]at[\])]\s*|\s+at\s+/i, "@").replace(/\s*[[(]dot[\])]\s*/gi, ".")),
  (text) => unaccent(tidy(text)),
];

const unaccent = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
