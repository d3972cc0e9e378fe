import type { Db } from "@gatehouse/services/connection";
import { deriveCode, deriveToken } from "@gatehouse/services/secrets/derive-secret";
import { prepareSignInMails } from "@gatehouse/services/sign-in/prepare-sign-in-mails";
import { type Auth, makeAuth } from "../auth.ts";
import type { Caller } from "./sign-in-verbs.ts";

/** A browser with a jar of cookies, as the edge sees it. */
export type Browser = Caller & {
  readonly jar: Map<string, string>;
  readonly lines: string[];
  readonly cookie: () => string;
};

/** A browser nobody has signed in with; each has a network of its own. */
export function openBrowser(db: Db, address = `10.${octet()}.${octet()}.${octet()}`): Browser {
  const jar = new Map<string, string>();
  const lines: string[] = [];
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  return {
    db,
    jar,
    lines,
    cookie,
    address,
    userAgent: "Test browser",
    header: (name) => (name === "cookie" ? cookie() : undefined),
    setCookie: (line) => {
      lines.push(line);
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    },
  };
}

const octet = () => Math.floor(Math.random() * 256);

/** What stands in the newest mail to an address. */
export async function readMail(
  db: Db,
  email: string,
): Promise<{ token: string; code: string; linkId: string }> {
  await prepareSignInMails(db);
  const mail = await db.client.mail.findFirstOrThrow({
    where: { recipient: email, kind: "sign-in" },
    orderBy: { id: "desc" },
  });
  const linkId = mail.linkId ?? "";
  return {
    linkId,
    token: deriveToken(db.secretKey, "sign-in-link", linkId),
    code: deriveCode(db.secretKey, "sign-in-code", linkId),
  };
}

/** The sessions of a product on plain loopback http. */
export const authOf = (db: Db): Auth => makeAuth(db, { publicUrl: "http://localhost:3000" });

/** A browser in which the admin has signed in by the mailed link. */
export async function signedInBrowser(auth: Auth, db: Db, email: string): Promise<Browser> {
  const browser = openBrowser(db);
  await auth.requestSignIn(browser, email);
  await auth.confirmLink(browser, { token: (await readMail(db, email)).token });
  return browser;
}
