import { readerLocale } from "./time.ts";

const formats = new Map<string, Intl.NumberFormat>();

/** A whole number with the reader's thousands marks: `4,213`. */
export function formatCount(count: number): string {
  const locale = readerLocale();
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    formats.set(locale, format);
  }
  return format.format(count);
}
