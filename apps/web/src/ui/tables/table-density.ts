/** Row heights a person may choose. */
export const rowHeights = { compact: 32, default: 36, comfortable: 44 } as const;

/** How dense a list is drawn. */
export type TableDensity = keyof typeof rowHeights;

/** Below this width of the list its rows are drawn as two lines, where the list says how. */
export const narrowBelowPx = 640;

/** The height of a two-line row: large enough for a thumb. */
export const narrowRowHeight = 64;

export const headerHeight = 34;
/** The box stands 16 px from the edge, as the page's heading does. */
export const selectWidth = 44;
