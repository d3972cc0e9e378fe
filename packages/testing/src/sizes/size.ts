/** Whether this run is `npm run torture`: the same checks, many times as large. */
export const isTorture = process.env.GATEHOUSE_TORTURE === "1";

/** How often or how much: `usual` in the test command, `torture` in `npm run torture`. */
export const size = (usual: number, torture: number): number => (isTorture ? torture : usual);
