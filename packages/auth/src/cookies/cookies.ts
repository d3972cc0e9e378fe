/** The two cookies of a browser: who is signed in, and which browser asked for a sign-in mail. */
export type CookieNames = { readonly session: string; readonly browser: string };

/**
 * Names by the kind of connection. `__Host-` makes the browser refuse the cookie without Secure, with a Domain or from a
 * sub-domain (OWASP ASVS 5.0, 3.3.1 and 3.3.3); plain http is for loopback only and cannot carry that name.
 */
export const cookieNames = (secure: boolean): CookieNames =>
  secure
    ? { session: "__Host-session", browser: "__Host-sign-in" }
    : { session: "session", browser: "sign-in" };

/** The value of one cookie in a Cookie header, undecoded; undefined when it is absent or longer than any of ours. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const found = header?.split(";").find((pair) => pair.trim().startsWith(`${name}=`));
  const value = found?.trim().slice(name.length + 1);
  return value === undefined || value === "" || value.length > 100 ? undefined : value;
}

/** What a Set-Cookie line says besides name and value. */
export type CookieOptions = {
  readonly secure: boolean;
  readonly sameSite: "Lax" | "Strict";
  readonly maxAgeS: number;
};

/** A Set-Cookie line no script can read. A lifetime of 0 seconds deletes the cookie. */
export function cookieLine(name: string, value: string, options: CookieOptions): string {
  const parts = [
    `${name}=${value}`,
    "Path=/",
    `Max-Age=${options.maxAgeS}`,
    "HttpOnly",
    `SameSite=${options.sameSite}`,
  ];
  return [...parts, ...(options.secure ? ["Secure"] : [])].join("; ");
}
