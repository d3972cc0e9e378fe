import { createHash } from "node:crypto";
import { lastFour } from "@gatehouse/domain/invitations/magic-code";
import { makePrintedLink } from "@gatehouse/services/sign-in/make-printed-link";
import { prepareSignInMails } from "@gatehouse/services/sign-in/prepare-sign-in-mails";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { afterEach, expect, test } from "vitest";
import { makeAuth } from "../auth.ts";
import { authOf, openBrowser, readMail, signedInBrowser } from "./browser.fixture.ts";

const { db, clock } = await databaseForFile();
const auth = authOf(db);
afterEach(() => {
  clock.shiftMs = 0;
});

const newAdmin = async (role: "owner" | "admin" | "desk" = "admin") => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId, role);
  return { projectId, adminId: actor.adminId, email: `${actor.adminId}@example.org` };
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error: Error) => error.message,
  );
const verbsOf = async (projectId: string) => {
  const commits = await db.client.commit.findMany({
    where: { projectId },
    orderBy: { firstPosition: "asc" },
  });
  const changes = await db.client.change.findMany({ where: { projectId } });
  return commits.map(({ id, actor }) => [changes.find((change) => change.commitId === id)?.verb, actor]);
};
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("the mailed link signs in the browser that asked, once", async () => {
  const { email, adminId } = await newAdmin();
  const browser = openBrowser(db);
  await auth.requestSignIn(browser, email.toUpperCase());
  const { token } = await readMail(db, email);
  await auth.confirmLink(browser, { token });
  expect(await auth.readSession({ cookie: browser.cookie() })).toMatchObject({ adminId });
  expect(await refusal(auth.confirmLink(browser, { token }))).toBe("sign-in.link-invalid");
});

test("in another browser the link does nothing and stays good in the first", async () => {
  const { email } = await newAdmin();
  const [mine, other] = [openBrowser(db), openBrowser(db)];
  await auth.requestSignIn(mine, email);
  const { token, code } = await readMail(db, email);
  expect(await refusal(auth.confirmLink(other, { token }))).toBe("sign-in.other-browser");
  await auth.requestSignIn(other, "nobody@example.org");
  expect(await refusal(auth.confirmLink(other, { token }))).toBe("sign-in.other-browser");
  expect(await refusal(auth.confirmCode(other, { email, code }))).toBe("sign-in.link-invalid");
  expect(await refusal(auth.confirmLink(mine, { token }))).toBe("accepted");
});

test("of twenty clicks at once one signs in", async () => {
  const { email, adminId } = await newAdmin();
  const browser = openBrowser(db);
  await auth.requestSignIn(browser, email);
  const { token } = await readMail(db, email);
  const clicks = await Promise.all(
    Array.from({ length: 20 }, () => {
      const copy = openBrowser(db);
      for (const [name, value] of browser.jar) copy.jar.set(name, value);
      return refusal(auth.confirmLink(copy, { token }));
    }),
  );
  expect(clicks.filter((outcome) => outcome === "accepted")).toHaveLength(1);
  expect(await db.client.session.count({ where: { adminId } })).toBe(1);
});

test("the typed code does what the link does, however it is typed, and uses the link up", async () => {
  const { email } = await newAdmin();
  const browser = openBrowser(db);
  await auth.requestSignIn(browser, email);
  const { token, code } = await readMail(db, email);
  const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
  expect(await refusal(auth.confirmCode(browser, { email: ` ${email} `, code: typed }))).toBe("accepted");
  expect(await refusal(auth.confirmLink(browser, { token }))).toBe("sign-in.link-invalid");
});

test("five wrong codes end the code and the link, whether or not anybody has that address", async () => {
  const { email } = await newAdmin();
  for (const address of [email, "stranger@example.org"]) {
    const browser = openBrowser(db);
    await auth.requestSignIn(browser, address);
    await prepareSignInMails(db);
    const said: unknown[] = [];
    for (let n = 0; n < 6; n += 1)
      await auth
        .confirmCode(browser, { email: address, code: "AAAA-AAAA" })
        .catch((error) => said.push([error.code, error.details]));
    expect(said).toEqual([
      ...[4, 3, 2, 1, 0].map((triesLeft) => ["sign-in.code-wrong", { triesLeft }]),
      ["sign-in.link-invalid", {}],
    ]);
    if (address !== email) continue;
    const { token, code } = await readMail(db, email);
    expect(await refusal(auth.confirmCode(browser, { email, code }))).toBe("sign-in.link-invalid");
    expect(await refusal(auth.confirmLink(browser, { token }))).toBe("sign-in.link-invalid");
  }
});

test("either of two mails one browser asked for works", async () => {
  const { email } = await newAdmin();
  const browser = openBrowser(db);
  await auth.requestSignIn(browser, email);
  const first = await readMail(db, email);
  clock.shiftMs = 2_000;
  await auth.requestSignIn(browser, email);
  const second = await readMail(db, email);
  expect(second.code).not.toBe(first.code);
  expect(await refusal(auth.confirmCode(browser, { email, code: first.code }))).toBe("accepted");
});

test("a link is good for ten minutes of the database's clock and not a second longer", async () => {
  const { email } = await newAdmin();
  const browser = openBrowser(db);
  await auth.requestSignIn(browser, email);
  const { token, code, linkId } = await readMail(db, email);
  const { createdAt, expiresAt } = await db.client.signInLink.findUniqueOrThrow({ where: { id: linkId } });
  expect(expiresAt.getTime() - createdAt.getTime()).toBe(10 * 60_000);
  /** Sets the clock to so long before the end, or after it, counted from now: a stall before it changes nothing. */
  const standAt = (ms: number) => {
    clock.shiftMs = expiresAt.getTime() - Date.now() + ms;
  };
  standAt(1_000);
  expect(await refusal(auth.confirmLink(browser, { token }))).toBe("sign-in.link-invalid");
  expect(await refusal(auth.confirmCode(browser, { email, code }))).toBe("sign-in.link-invalid");
  standAt(-20_000);
  expect(await refusal(auth.confirmLink(browser, { token }))).toBe("accepted");
});

test("an admin whom no project keeps gets no mail, and a link mailed before opens nothing", async () => {
  const { email, adminId } = await newAdmin();
  const browser = openBrowser(db);
  await auth.requestSignIn(browser, email);
  const { token } = await readMail(db, email);
  await db.client.member.deleteMany({ where: { adminId } });
  expect(await refusal(auth.confirmLink(browser, { token }))).toBe("sign-in.link-invalid");
  await auth.requestSignIn(browser, email);
  expect(await prepareSignInMails(db)).toBe(0);
});

test("a printed link works in any browser; without its last four signs it asks for them and burns nothing", async () => {
  const { adminId } = await newAdmin();
  const fragment = (await makePrintedLink(db, adminId)).split("#")[1] ?? "";
  const [token = "", four = ""] = fragment.split(".");
  const browser = openBrowser(db);
  expect(await refusal(auth.confirmLink(browser, { token }))).toBe("sign-in.code-needed");
  expect(
    await refusal(auth.confirmLink(browser, { token, lastFour: four === "AAAA" ? "BBBB" : "AAAA" })),
  ).toBe("sign-in.code-wrong");
  expect(await refusal(auth.confirmLink(browser, { token, lastFour: four.toLowerCase() }))).toBe("accepted");
});

test("five wrong ends of the code end a link that is bound to no browser", async () => {
  const { adminId } = await newAdmin();
  const [token = "", four = ""] = ((await makePrintedLink(db, adminId)).split("#")[1] ?? "").split(".");
  const browser = openBrowser(db);
  for (let n = 0; n < 5; n += 1)
    await refusal(auth.confirmLink(browser, { token, lastFour: lastFour("22222222") }));
  expect(await refusal(auth.confirmLink(browser, { token, lastFour: four }))).toBe("sign-in.link-invalid");
});

test("signing in again as the same admin renews the session under a new secret; the old one is dead", async () => {
  const { email, projectId } = await newAdmin();
  const browser = await signedInBrowser(auth, db, email);
  const before = await auth.readSession({ cookie: browser.cookie() });
  const oldCookie = browser.cookie();
  clock.shiftMs = 2 * 60_000;
  expect(await auth.requestStepUp(browser, before?.adminId ?? "")).toBe(email);
  await auth.confirmCode(browser, { email, code: (await readMail(db, email)).code });
  const after = await auth.readSession({ cookie: browser.cookie() });
  expect(after?.sessionId).toBe(before?.sessionId);
  expect(Number(after?.provedAt) - Number(before?.provedAt)).toBeGreaterThanOrEqual(2 * 60_000);
  expect(await auth.readSession({ cookie: oldCookie })).toBeUndefined();
  expect((await verbsOf(projectId)).map(([verb]) => verb)).toEqual(["session.started", "session.proved"]);
});

test("signing in as somebody else ends the session that was there", async () => {
  const [one, two] = [await newAdmin(), await newAdmin()];
  const browser = await signedInBrowser(auth, db, one.email);
  const oldCookie = browser.cookie();
  await auth.requestSignIn(browser, two.email);
  await auth.confirmLink(browser, { token: (await readMail(db, two.email)).token });
  expect(await auth.readSession({ cookie: oldCookie })).toBeUndefined();
  expect(await auth.readSession({ cookie: browser.cookie() })).toMatchObject({ adminId: two.adminId });
});

test("signing in and out stands in the log of every project of the admin", async () => {
  const { email, adminId, projectId } = await newAdmin();
  const second = await givenProject(db, "Second");
  await db.client.member.create({
    data: { projectId: second, id: adminId, adminId, role: "desk", createdAt: new Date() },
  });
  const browser = await signedInBrowser(auth, db, email);
  await auth.signOut(browser);
  expect(await auth.readSession({ cookie: browser.cookie() })).toBeUndefined();
  for (const id of [projectId, second]) {
    expect(await verbsOf(id)).toEqual([
      ["session.started", `admin:${adminId}`],
      ["session.ended", `admin:${adminId}`],
    ]);
  }
});

test("no cookie, token, code or secret stands in the database", async () => {
  const { email } = await newAdmin();
  const asking = openBrowser(db);
  await auth.requestSignIn(asking, email);
  const { token, code } = await readMail(db, email);
  const secrets = [token, code, ...asking.jar.values()];
  await auth.confirmLink(asking, { token });
  secrets.push(...asking.jar.values());
  const dump = JSON.stringify([
    await db.client.signInLink.findMany(),
    await db.client.session.findMany(),
    await db.client.mail.findMany(),
    await db.client.changeDetail.findMany(),
    await db.client.rateCounter.findMany(),
  ]);
  expect(secrets).toHaveLength(4);
  for (const secret of secrets) expect(dump).not.toContain(secret);
  expect(dump).toContain(sha256(secrets.at(-1) ?? ""));
});

test("over https the cookies carry the __Host- prefix with all it demands", async () => {
  const { email } = await newAdmin();
  const secure = makeAuth(db, { publicUrl: "https://gate.example.org" });
  const browser = await signedInBrowser(secure, db, email);
  for (const line of browser.lines)
    expect(line).toMatch(
      /^__Host-[a-z-]+=[^;]*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=(Lax|Strict); Secure$/,
    );
  expect(await secure.readSession({ cookie: browser.cookie() })).toMatchObject({});
  expect(await auth.readSession({ cookie: browser.cookie().replace("__Host-", "") })).toBeDefined();
});
