import http from "node:http";
import type { AddressInfo } from "node:net";
import { makeResendSender } from "@gatehouse/outbound/mail/resend-sender";
import { verifySvix } from "@gatehouse/outbound/mail/svix-signature";
import { afterAll, expect, test } from "vitest";
import { type DevMail, makeDevMail } from "./dev-mail.ts";
import { routeRequest } from "./route-request.ts";

const reports: { body: string; headers: http.IncomingHttpHeaders }[] = [];
const hook = async (request: http.IncomingMessage, response: http.ServerResponse) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  reports.push({ body: Buffer.concat(chunks).toString(), headers: request.headers });
  response.writeHead(204).end();
};
let dev: DevMail | undefined;
const server = http.createServer((request, response) => {
  const mounts = [{ prefix: "/hooks/resend", handle: hook }, ...(dev?.mounts ?? [])];
  void routeRequest(mounts, (error) => expect.fail(String(error)))(request, response);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => server.close());
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const mailbox = makeDevMail({
  origin,
  ownHost: "localhost",
  isSameOrigin: (request) => request.headers.origin === origin,
});
dev = mailbox;

const id = "0197f7f0-0000-7000-8000-000000000001";
const mail = (to: string) => ({
  id,
  from: "Gate <gate@x.org>",
  to,
  replyTo: null,
  subject: "Hello",
  html: "<p>Hi</p>",
  text: "Hi",
});
const send = makeResendSender(mailbox.account);
const messages = async (to: string): Promise<{ id: string; state: string; subject: string }[]> =>
  (await fetch(`${origin}/dev/mail/messages?to=${encodeURIComponent(to)}`)).json();

test("the mail service's own client can send here, and the address finds what it got", async () => {
  const answer = await send("key-1", [mail("ada@x.org"), mail("bob@x.org")], new AbortController().signal);
  expect(answer).toMatchObject({
    kind: "accepted",
    results: [{ id: expect.any(String) }, { id: expect.any(String) }],
  });
  expect(await messages("ADA@x.org")).toMatchObject([
    { subject: "Hello", text: "Hi", to: ["ada@x.org"], state: "sent" },
  ]);
});

test("nobody without this process's key can put a mail in", async () => {
  const post = (path: string) =>
    fetch(`${origin}/dev/mail/api${path}`, { method: "POST", body: JSON.stringify(mail("eve@x.org")) });
  expect((await post("/emails")).status).toBe(401);
  expect((await post("/emails/batch")).status).toBe(401);
  expect(await messages("eve@x.org")).toEqual([]);
});

test("a simulated bounce is posted to the webhook, signed, and shows on the mail", async () => {
  await send("key-2", [mail("cy@x.org")], new AbortController().signal);
  const [one] = await messages("cy@x.org");
  const url = `${origin}/dev/mail/messages/${one?.id}/events`;
  const body = JSON.stringify({ type: "email.bounced" });
  expect((await fetch(url, { method: "POST", body })).status).toBe(403);
  expect((await fetch(url, { method: "POST", body: "{}", headers: { origin } })).status).toBe(400);
  expect((await fetch(url, { method: "POST", body, headers: { origin } })).status).toBe(204);
  expect((await messages("cy@x.org"))[0]?.state).toBe("bounced");
  const [report] = reports;
  const headers = {
    id: String(report?.headers["svix-id"]),
    timestamp: String(report?.headers["svix-timestamp"]),
    signature: String(report?.headers["svix-signature"]),
  };
  expect(verifySvix([mailbox.webhookSecret], headers, Buffer.from(report?.body ?? ""), new Date())).toBe(
    "genuine",
  );
});

test("a page whose name merely points at this machine reads nothing", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const request = http.get({
      port,
      host: "127.0.0.1",
      path: "/dev/mail/messages",
      headers: { host: `evil.example.org:${port}` },
    });
    request.on("response", (response) => resolve(response.resume().statusCode)).on("error", reject);
  });
  expect(status).toBe(404);
});
