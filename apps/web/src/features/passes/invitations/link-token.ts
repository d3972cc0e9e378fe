const kept = "gatehouse-invitation";
const shape = /^[A-Za-z0-9_-]{20,100}$/;

/**
 * The secret of the link this page was opened by. It leaves the address at once, and with it the browser's history; the tab keeps it,
 * so that loading the page again works.
 */
export function takeLinkToken(): string | undefined {
  const given = location.hash.slice(1);
  if (given !== "") history.replaceState(history.state, "", location.pathname);
  if (shape.test(given)) sessionStorage.setItem(kept, given);
  const token = given === "" ? sessionStorage.getItem(kept) : given;
  return token !== null && shape.test(token) ? token : undefined;
}

/** Forgets the link once it has done its work. */
export function dropLinkToken(): void {
  sessionStorage.removeItem(kept);
}
