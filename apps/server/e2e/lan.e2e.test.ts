import { readFileSync } from "node:fs";
import https from "node:https";
import path from "node:path";
import { freePort, runGatehouse } from "@gatehouse/testing/servers/run-gatehouse";
import { expect, test } from "vitest";

type Answer = { status: number; headers: Record<string, unknown>; text: string };

/** Asks as a phone does that was told to trust the certificate, and this one alone. */
function askOver(ca: string, port: number) {
  return (method: string, at: string, headers: Record<string, string> = {}, body = "") =>
    new Promise<Answer>((done, failed) => {
      const options = { host: "127.0.0.1", port, path: at, method, headers, ca };
      const request = https.request(options, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      request.on("error", failed);
      request.end(body);
    });
}

// The demo is loaded and its site is run: about 8 s.
test("with --lan the product is served over HTTPS, pages and sign-in included, and the certificate is kept", {
  timeout: 120_000,
}, async () => {
  const port = await freePort();
  await using gate = await runGatehouse({
    args: ["--lan"],
    env: { HOST: "127.0.0.1", PORT: String(port) },
  });
  const pem = () => readFileSync(path.join(gate.dataDir, "lan-certificate.pem"), "utf8");
  const first = pem();
  const ask = askOver(first, port);
  const login = await ask("GET", "/login");
  expect(login.status).toBe(200);
  expect(login.headers["strict-transport-security"]).toBeUndefined();

  const link = new URL(gate.link("admin"));
  expect(link.origin).toBe(`https://127.0.0.1:${port}`);
  const [token, lastFour] = link.hash.slice(1).split(".");
  const headers = { "content-type": "application/json", origin: link.origin };
  const confirmed = await ask(
    "POST",
    "/trpc/signIn.confirmLink",
    headers,
    JSON.stringify({ token, lastFour }),
  );
  expect(confirmed.status).toBe(200);
  const cookies = (confirmed.headers["set-cookie"] as string[]).map((line) => line.split(";")[0]);
  expect(cookies.some((cookie) => cookie?.startsWith("__Host-session="))).toBe(true);
  const users = await ask("GET", "/users", { cookie: cookies.join("; ") });
  expect(users.status).toBe(200);
  // The page was rendered with what the API said: it was asked by the port only this machine sees.
  expect(users.text).toContain("Northquay Terminal");
  await gate.restart();
  expect(pem()).toBe(first);
});
