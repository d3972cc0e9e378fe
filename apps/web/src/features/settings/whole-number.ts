/** The whole number a text is, within its limits; undefined for anything else. */
export function wholeNumber(
  text: string,
  limits: { readonly least: number; readonly most: number },
): number | undefined {
  if (!/^\s*\d{1,9}\s*$/.test(text)) return undefined;
  const number = Number(text);
  return number >= limits.least && number <= limits.most ? number : undefined;
}
