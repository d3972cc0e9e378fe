import { Resend } from "resend";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { signSvix, toleranceMs, verifySvix } from "./svix-signature.ts";

/** The example Svix publishes for its libraries (docs.svix.com, "How to verify webhooks"). */
const published = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: "1614265330",
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};
const body = Buffer.from('{"test": 2432232314}');
const at = new Date(Number(published.timestamp) * 1000);
const { secret, ...headers } = published;
const other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const moved = (ms: number) => new Date(at.getTime() + ms);

test("the published example is genuine", () => {
  expect(verifySvix([secret], headers, body, at)).toBe("genuine");
});

test("the reference implementation and ours believe each other", () => {
  const theirs = new Webhook(secret).sign("msg_1", at, body);
  expect(
    verifySvix([secret], { id: "msg_1", timestamp: published.timestamp, signature: theirs }, body, at),
  ).toBe("genuine");
  const now = String(Math.floor(Date.now() / 1000));
  const signature = signSvix(secret, { id: "msg_2", timestamp: now }, body);
  const verify = () =>
    new Resend("re_test").webhooks.verify({
      webhookSecret: secret,
      payload: body.toString(),
      headers: { id: "msg_2", timestamp: now, signature },
    });
  expect(verify()).toEqual({ test: 2432232314 });
});

test("while a secret is replaced, one good pair of signature and secret is enough", () => {
  const both = `v1,${Buffer.alloc(32).toString("base64")} v2,bm90IG91cnM= ${headers.signature}`;
  expect(verifySvix([other, secret], headers, body, at)).toBe("genuine");
  expect(verifySvix([secret], { ...headers, signature: both }, body, at)).toBe("genuine");
  expect(verifySvix([other], headers, body, at)).toBe("forged");
});

test("a stamp may lie five minutes off either way and not a second more", () => {
  for (const side of [-1, 1]) {
    expect(verifySvix([secret], headers, body, moved(side * toleranceMs))).toBe("genuine");
    expect(verifySvix([secret], headers, body, moved(side * (toleranceMs + 1000)))).toBe("stale");
  }
});

describe("nothing is believed that was touched", () => {
  test("any single byte of the body", () => {
    for (let i = 0; i < body.length; i++)
      for (const bit of [1, 32, 128]) {
        const touched = Buffer.from(body);
        touched[i] = (touched[i] ?? 0) ^ bit;
        expect(verifySvix([secret], headers, touched, at)).toBe("forged");
      }
  });

  test("the same value written anew", () => {
    expect(verifySvix([secret], headers, Buffer.from(JSON.stringify(JSON.parse(body.toString()))), at)).toBe(
      "forged",
    );
  });

  test.each([
    ["another id", { id: "msg_other" }],
    ["no id", { id: "" }],
    ["another stamp", { timestamp: "1614265331" }],
    ["a stamp that is no number", { timestamp: "1614265330.0" }],
    ["no signature", { signature: "" }],
    ["a signature of another version", { signature: headers.signature.replace("v1", "v1a") }],
    ["a shortened signature", { signature: headers.signature.slice(0, 20) }],
  ])("%s", (_what, change) => {
    expect(verifySvix([secret], { ...headers, ...change }, body, at)).toBe("forged");
  });

  test("anything while no secret is set", () => {
    const signature = signSvix("", headers, body);
    expect(verifySvix([], { ...headers, signature }, body, at)).toBe("forged");
    expect(verifySvix([""], { ...headers, signature }, body, at)).toBe("forged");
  });
});
