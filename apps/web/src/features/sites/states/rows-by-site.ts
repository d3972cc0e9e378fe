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
