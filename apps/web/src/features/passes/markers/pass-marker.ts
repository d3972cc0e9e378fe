/** What is kept apart from the keys, so that a phone which lost them still knows which pass it was. It opens nothing. */
export type PassMarker = { readonly projectId: string; readonly passId: string; readonly askToken: string };

/** Why there is no pass on a phone that had one. */
export const farewells = ["reset", "removed", "superseded"] as const;
export type Farewell = (typeof farewells)[number];

const markerName = "gatehouse-pass";
const farewellName = "gatehouse-pass-farewell";
const oneYearInSeconds = 31_536_000;
const shape = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;

/** Reads the text of a marker; undefined when it is none. */
export function parseMarker(text: string | null | undefined): PassMarker | undefined {
  const [, projectId, passId, askToken] = shape.exec(text ?? "") ?? [];
  return projectId && passId && askToken ? { projectId, passId, askToken } : undefined;
}

/** Leaves the marker in both places a browser may empty one by one. */
export function writeMarker({ projectId, passId, askToken }: PassMarker): void {
  const text = `${projectId}.${passId}.${askToken}`;
  localStorage.setItem(markerName, text);
  localStorage.removeItem(farewellName);
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous and needs a secure context.
  document.cookie = `${markerName}=${text}; path=/; max-age=${oneYearInSeconds}; samesite=lax${secure}`;
}

/**
 * The marker, and whether this very storage held the keys. A marker that stands in the cookie alone may have come with *Add to
 * Home Screen*, which copies cookies into the installed app and nothing else.
 */
export function readMarker(): (PassMarker & { readonly isOwn: boolean }) | undefined {
  const own = parseMarker(localStorage.getItem(markerName));
  if (own) return { ...own, isOwn: true };
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith(`${markerName}=`));
  const copied = parseMarker(cookie?.slice(markerName.length + 1));
  return copied && { ...copied, isOwn: false };
}

/** Remembers why the pass went, so that the page says so the next time too. */
export function writeFarewell(why: Farewell): void {
  localStorage.setItem(farewellName, why);
}

/** Why the pass went; undefined when it did not, or has come back since. */
export function readFarewell(): Farewell | undefined {
  const kept = localStorage.getItem(farewellName);
  return farewells.find((why) => why === kept);
}
