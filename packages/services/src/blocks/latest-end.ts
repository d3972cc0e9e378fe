/** The latest end among several blocks; null when one of them has none, or there is no block. */
export function latestEnd(blocks: readonly { readonly until: Date | null }[]): Date | null {
  const ends = blocks.map((block) => block.until);
  if (ends.length === 0 || ends.includes(null)) return null;
  return new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0)));
}
