import { expect, test } from "vitest";
import {
  checkLink,
  isOpen,
  judgeCode,
  maxWrongSignInCodes,
  type SignInLink,
  signInValidityMs,
} from "./sign-in-link.ts";

const now = new Date("2026-11-21T08:00:00Z");
const link = (more: Partial<SignInLink> = {}): SignInLink => ({
  adminId: "a",
  browserHash: "b",
  wrongTries: 0,
  expiresAt: new Date(now.getTime() + signInValidityMs),
  usedAt: null,
  ...more,
});
const refusal = (given: SignInLink | null, browser: string | null) => {
  try {
    checkLink(given, browser, now);
    return "passes";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};

test("a link is good in the browser that asked and in no other", () => {
  expect(refusal(link(), "b")).toBe("passes");
  expect(refusal(link(), "c")).toBe("sign-in.other-browser");
  expect(refusal(link(), null)).toBe("sign-in.other-browser");
  expect(refusal(link({ browserHash: null }), null)).toBe("passes");
});

test("a used, expired, guessed-at, unknown or ownerless link is refused in one and the same way", () => {
  const refused = [
    null,
    link({ usedAt: now }),
    link({ expiresAt: now }),
    link({ wrongTries: maxWrongSignInCodes }),
    link({ adminId: null }),
  ];
  for (const one of refused) expect(refusal(one, "b")).toBe("sign-in.link-invalid");
});

test("the fifth wrong code leaves no try and closes the link", () => {
  expect(judgeCode(link(), true)).toEqual({ right: true });
  expect(judgeCode(link({ wrongTries: 3 }), false)).toEqual({ right: false, triesLeft: 1 });
  expect(judgeCode(link({ wrongTries: 4 }), false)).toEqual({ right: false, triesLeft: 0 });
  expect(isOpen(link({ wrongTries: 4 }), now)).toBe(true);
  expect(isOpen(link({ wrongTries: 5 }), now)).toBe(false);
});

test("a link without an admin has no right code", () => {
  expect(judgeCode(link({ adminId: null }), true)).toEqual({ right: false, triesLeft: 4 });
});
