/** Pages for people who are not signed in as an admin: sign-in, the phone's pass, tablets, a badge somebody holds up. */
const openPages = ["/login", "/i", "/code", "/pass", "/kiosk", "/verify", "/dev"];

/** Whether a page is for signed-in admins only. Everything that is not named above is; files with an extension are no pages. */
export function needsSession(pathname: string): boolean {
  const isOpen = openPages.some((page) => pathname === page || pathname.startsWith(`${page}/`));
  return !isOpen && !/\.[a-z0-9]+$/i.test(pathname) && !pathname.startsWith("/_");
}
