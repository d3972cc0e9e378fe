import { getRequestEvent, isServer } from "solid-js/web";

/**
 * Whether the first view is better drawn for a phone. The browser names itself in the same words to the server and to its
 * own scripts, so both draw the same; what is really true of the window is measured once the page runs.
 */
export function isPhoneLikely(): boolean {
  const agent = isServer ? getRequestEvent()?.request.headers.get("user-agent") : navigator.userAgent;
  return /\bMobi/.test(agent ?? "");
}
