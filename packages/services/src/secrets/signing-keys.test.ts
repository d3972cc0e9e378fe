import { expect, test } from "vitest";
import { isSignedBy, publicHalf, signingKey, signText } from "./signing-keys.ts";

const secret = new Uint8Array(32).fill(3);
const project = "0190b5a0-0000-7000-8000-000000000001";

test("the same secret and project give the same key, another purpose another", () => {
  const lease = publicHalf(signingKey(secret, "lease-signature", project));
  expect(publicHalf(signingKey(secret, "lease-signature", project))).toBe(lease);
  expect(publicHalf(signingKey(secret, "badge-signature", project))).not.toBe(lease);
});

test("a signature counts for its text and its key alone", () => {
  const key = signingKey(secret, "lease-signature", project);
  const signature = signText(key, "lease until noon");
  expect(isSignedBy(publicHalf(key), "lease until noon", signature)).toBe(true);
  expect(isSignedBy(publicHalf(key), "lease until night", signature)).toBe(false);
  expect(isSignedBy("not a key", "lease until noon", signature)).toBe(false);
});
