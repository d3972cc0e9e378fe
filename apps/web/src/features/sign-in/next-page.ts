/** How long the page somebody wanted is remembered: as long as the mail that may open it in another tab. */
const rememberMs = 10 * 60 * 1000;
const key = "gatehouse-next";

/** A page of ours to go to after signing in; whatever is not clearly one of our paths becomes the first page. */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith("/") || /^\/[/\\]|[\p{Cc}\\]/u.test(next)) return "/";
  const url = new URL(next, "http://here.invalid");
  return url.host === "here.invalid" && !url.pathname.startsWith("/login") ? url.pathname + url.search : "/";
}

/** Leaves for the sign-in page and comes back here afterwards. */
export function toLogin(): void {
  const here = safeNext(location.pathname + location.search);
  location.assign(here === "/" ? "/login" : `/login?next=${encodeURIComponent(here)}`);
}

/** Remembers the wanted page for the tab that the mailed link will open. */
export function rememberNext(next: string): void {
  localStorage.setItem(key, JSON.stringify({ next, until: Date.now() + rememberMs }));
}

/** The remembered page, once; the first page when there is none or it is too long ago. */
export function takeNext(): string {
  const text = localStorage.getItem(key);
  localStorage.removeItem(key);
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null || !("next" in kept) || !("until" in kept)) return "/";
    return Number(kept.until) > Date.now() ? safeNext(String(kept.next)) : "/";
  } catch {
    return "/";
  }
}
