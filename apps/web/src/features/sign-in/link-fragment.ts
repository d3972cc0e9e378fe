/** What a sign-in link carries behind its `#`: the token, and in a printed link the end of the code. */
export type LinkFragment = { readonly token: string; readonly lastFour: string | undefined };

/** Reads the fragment of a sign-in link; undefined when it is none. */
export function readFragment(hash: string): LinkFragment | undefined {
  const found = /^#([A-Za-z0-9_-]{43})(?:\.([A-Za-z0-9]{4}))?$/.exec(hash);
  return found?.[1] === undefined ? undefined : { token: found[1], lastFour: found[2] };
}
