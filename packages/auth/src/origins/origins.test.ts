import { expect, test } from "vitest";
import { originsOf } from "./origins.ts";

const gate = originsOf("https://gate.example.org");
const post = (headers: object) => gate.isSameOrigin({ method: "POST", headers });

test("a page of ours may write", () => {
  expect(post({ origin: "https://gate.example.org", "sec-fetch-site": "same-origin", cookie: "a=b" })).toBe(
    true,
  );
  expect(post({ origin: "https://gate.example.org", cookie: "a=b" })).toBe(true);
});

test.each([
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "http://gate.example.org" },
  { origin: "https://gate.example.org:8443" },
  { origin: "https://gate.example.org.evil.example" },
  { origin: "https://gate.example.org", "sec-fetch-site": "same-site" },
  { origin: "https://gate.example.org", "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "none" },
  { cookie: "a=b" },
])("a request of %o may not write", (headers) => {
  expect(post({ cookie: "a=b", ...headers })).toBe(false);
});

test("every method but reading is judged", () => {
  const foreign = { origin: "https://evil.example", cookie: "a=b" };
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "post", "MKCOL"])
    expect(gate.isSameOrigin({ method, headers: foreign })).toBe(false);
  for (const method of ["GET", "HEAD", "OPTIONS"])
    expect(gate.isSameOrigin({ method, headers: foreign })).toBe(true);
});

test("a program without cookies and without a browser's headers may write: there is nothing to misuse", () => {
  expect(post({})).toBe(true);
});

test("on loopback all three spellings are one place, on one port", () => {
  const local = originsOf("http://localhost:3000");
  for (const origin of ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])
    expect(local.isOwnOrigin(origin)).toBe(true);
  expect(local.isOwnOrigin("http://localhost:3001")).toBe(false);
  expect(gate.isOwnOrigin("http://localhost")).toBe(false);
});
