import { expect, test } from "vitest";
import { keyMemoryMs, makeDevMailbox } from "./dev-mailbox.ts";

const mail = (to: string, more: object = {}) => ({
  from: "Gate <gate@example.org>",
  to,
  subject: "Hello",
  text: "Hello",
  ...more,
});
const clockAt = (start = 0) => {
  const clock = { ms: start, now: () => new Date(clock.ms) };
  return clock;
};

test("a repeated key gets the same answer and nothing twice, until a day has passed", () => {
  const clock = clockAt();
  const box = makeDevMailbox({ capacity: 100, now: clock.now });
  const first = box.acceptBatch("k", [mail("a@x.org")], true);
  clock.ms = keyMemoryMs - 1;
  expect(box.acceptBatch("k", [mail("a@x.org")], true)).toEqual(first);
  expect(box.list()).toHaveLength(1);
  clock.ms = keyMemoryMs;
  expect(box.acceptBatch("k", [mail("a@x.org")], true)).not.toEqual(first);
  expect(box.list()).toHaveLength(2);
});

test("a key is refused for another body, and a refused request leaves its key free", () => {
  const box = makeDevMailbox({ capacity: 100 });
  expect(box.acceptBatch("k", [mail("nobody")], false)).toMatchObject({
    status: 422,
    body: { name: "validation_error" },
  });
  expect(box.acceptBatch("k", [mail("a@x.org")], false).status).toBe(200);
  expect(box.acceptBatch("k", [mail("b@x.org")], false)).toMatchObject({
    status: 409,
    body: { name: "invalid_idempotent_request" },
  });
});

test("a permissive batch leaves out what is wrong and says which", () => {
  const box = makeDevMailbox({ capacity: 100 });
  const { body } = box.acceptBatch(undefined, [mail("a@x.org"), mail("b"), mail("c@x.org")], true);
  expect(body).toMatchObject({ data: [{}, {}], errors: [{ index: 1, message: "Invalid `to` field: b" }] });
  expect(box.list().map((one) => one.to[0])).toEqual(["c@x.org", "a@x.org"]);
});

test("headers with line breaks, too many mails and bad tags are refused", () => {
  const box = makeDevMailbox({ capacity: 100 });
  expect(box.acceptOne(undefined, mail("a@x.org", { subject: "a\r\nBcc: b@x.org" })).status).toBe(422);
  expect(box.acceptOne(undefined, mail("a@x.org", { tags: [{ name: "a b", value: "c" }] })).status).toBe(422);
  expect(
    box.acceptBatch(
      undefined,
      Array.from({ length: 101 }, () => mail("a@x.org")),
      true,
    ).status,
  ).toBe(422);
  expect(box.list()).toEqual([]);
});

test("the newest mails are kept, and one address is found whatever its case", () => {
  const box = makeDevMailbox({ capacity: 2 });
  for (const to of ["a@x.org", "B@x.org", "c@x.org"]) box.acceptOne(undefined, mail(to));
  expect(box.list().map((one) => one.to[0])).toEqual(["c@x.org", "B@x.org"]);
  expect(box.list("b@X.org")).toHaveLength(1);
});
