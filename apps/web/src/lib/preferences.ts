import { getRequestEvent, isServer } from "solid-js/web";

const oneYearInSeconds = 31_536_000;

/** A visitor's remembered choice: read from the request on the server and from the page in the browser, so both draw the same. */
export function readPreference(name: string): string | undefined {
  const cookies = isServer ? getRequestEvent()?.request.headers.get("cookie") : document.cookie;
  return preferenceIn(cookies, name);
}

/** The value of one remembered choice in a cookie header. */
export function preferenceIn(cookies: string | null | undefined, name: string): string | undefined {
  const prefix = `gatehouse-${name}=`;
  const pair = cookies?.split("; ").find((each) => each.startsWith(prefix));
  return pair?.slice(prefix.length);
}

/** Remembers a choice for a year. The value must be a plain word. */
export function writePreference(name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous and needs a secure context.
  document.cookie = `gatehouse-${name}=${value}; path=/; max-age=${oneYearInSeconds}; samesite=lax${secure}`;
}
