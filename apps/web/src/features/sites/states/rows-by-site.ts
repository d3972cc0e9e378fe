/** Anything that stands at a site. */
export type Sited = {
  readonly id: string;
  readonly site: { readonly id: string; readonly name: string; readonly timeZone: string };
};

/** The rows of one site, in their own order. */
export type SiteRows<Row extends Sited> = Sited["site"] & { readonly rows: readonly Row[] };

/** Gathers rows under their sites, in the order in which the sites first come. */
export function rowsBySite<Row extends Sited>(rows: readonly Row[]): readonly SiteRows<Row>[] {
  const sites = new Map<string, Sited["site"] & { rows: Row[] }>();
  for (const row of rows) {
    const site = sites.get(row.site.id) ?? { ...row.site, rows: [] };
    site.rows.push(row);
    sites.set(row.site.id, site);
  }
  return [...sites.values()];
}

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
