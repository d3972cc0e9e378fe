import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import type { ReadersListAnswer } from "@gatehouse/contracts/readers/readers-list";
import type { Accessor } from "solid-js";
import { createSiteList, type SiteList } from "~/features/sites/states/create-site-list.ts";
import type { SiteRows } from "~/features/sites/states/rows-by-site.ts";
import { api } from "~/lib/api/api.ts";

/** The readers of one site. */
export type ReaderSite = SiteRows<ReaderDetailRow>;

/** All readers of the project, followed while the calling component is on the page. */
export function createReaders(projectId: Accessor<string>): SiteList<ReaderDetailRow, ReadersListAnswer> {
  return createSiteList(projectId, {
    read: (id) => api.readers.list.query({ projectId: id }),
    rowsOf: (answer) => answer.readers,
    apply: (rows, { reader, readerState, occurredAt }) => {
      const held = readerState && rows.find((row) => row.id === reader?.id);
      if (held) Object.assign(held, readerState, { changedAt: occurredAt });
    },
    // Changes that say something new about a bridge or how its readers are wired.
    tells: /^bridge\./,
  });
}
