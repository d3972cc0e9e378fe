import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { afterEach, expect, test } from "vitest";
import { authOf, openBrowser } from "./browser.fixture.ts";

const { db, clock } = await databaseForFile();
const auth = authOf(db);
afterEach(() => {
  clock.shiftMs = 0;
});
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error: Error) => error.message,
  );
const ask = (email: string, address?: string) => refusal(auth.requestSignIn(openBrowser(db, address), email));

test("one network may ask six times an hour for one address, and the seventh says when to come back", async () => {
  for (let n = 0; n < 6; n += 1) expect(await ask("six@example.org", "192.0.2.1")).toBe("accepted");
  const said = await auth
    .requestSignIn(openBrowser(db, "192.0.2.1"), "six@example.org")
    .catch((error) => error);
  expect(said.code).toBe("request.too-many");
  expect(Date.parse(said.details.retryAt) - Date.now()).toBeGreaterThan(55 * 60_000);
  expect(await ask("six@example.org", "192.0.2.2")).toBe("accepted");
  clock.shiftMs = 61 * 60_000;
  expect(await ask("six@example.org", "192.0.2.1")).toBe("accepted");
});

test("an address is not buried in mails from many networks", async () => {
  const outcomes: string[] = [];
  for (let n = 0; n < 25; n += 1) outcomes.push(await ask("buried@example.org", `198.51.100.${n}`));
  expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(20);
});

test("requests at once are counted one by one", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => ask("parallel@example.org", "192.0.2.77")),
  );
  expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(6);
});

test("a network that guesses at links is stopped after sixty tries in ten minutes", async () => {
  const outcomes: string[] = [];
  for (let n = 0; n < 62; n += 1)
    outcomes.push(await refusal(auth.confirmLink(openBrowser(db, "203.0.113.5"), { token: `guess${n}` })));
  expect(outcomes.slice(-2)).toEqual(["request.too-many", "request.too-many"]);
  expect(outcomes.filter((outcome) => outcome === "sign-in.link-invalid")).toHaveLength(60);
});

test("the answer to a request and what it stores are the same for a known and an unknown address", async () => {
  const projectId = await givenProject(db);
  const { adminId } = await givenAdmin(db, projectId);
  const known = `${adminId}@example.org`;
  const unknown = `${adminId}@example.com`;
  for (let n = 0; n < 15; n += 1)
    for (const email of [known, unknown]) {
      const browser = openBrowser(db);
      expect(await auth.requestSignIn(browser, email)).toBeUndefined();
      expect(browser.lines.map((line) => line.replace(/=[^;]+/, ""))).toEqual([
        expect.stringMatching(/^sign-in;/),
      ]);
    }
  const stored = (await db.client.signInLink.findMany({ where: { email: { in: [known, unknown] } } })).map(
    (link) => link.adminId,
  );
  expect(stored).toEqual(Array(30).fill(null));
  expect(await db.client.mail.count({ where: { recipient: { in: [known, unknown] } } })).toBe(0);
});
