import type { Sited, SiteRows } from "../states/rows-by-site.ts";

/** The sites with those of their rows that fit; a site without any is left out. Every word must be somewhere in the text of the row. */
export function fittingRows<Row extends Sited>(
  sites: readonly SiteRows<Row>[],
  q: string,
  textOf: (row: Row) => string,
  fits: (row: Row) => boolean,
): readonly SiteRows<Row>[] {
  const words = plain(q).split(/\s+/).filter(Boolean);
  const isFound = (row: Row) => {
    const text = plain(textOf(row));
    return words.every((word) => text.includes(word)) && fits(row);
  };
  return sites
    .map((site) => ({ ...site, rows: site.rows.filter(isFound) }))
    .filter((site) => site.rows.length > 0);
}

/** Without case and accents: "Zoll" finds "Zöllner". */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
