import fc from "fast-check";
import { expect, test } from "vitest";
import { checkEmail } from "./email-check.ts";
import { checkRow, isMendable, rowFaults } from "./row-faults.ts";

const good = { firstName: "Anna", lastName: "Lee", email: "anna@example.org", idNumber: "0071" };
const reasons = (cells: object) => {
  const { faults, notices } = checkRow({ ...good, ...cells });
  return [...faults, ...notices].map(({ column, reason }) => `${column} ${reason}`);
};

test("a good row has no findings, and its numbers stay texts", () => {
  expect(checkRow({ ...good, idNumber: " 0071 ", syncId: "1E5" }).fields).toEqual({
    ...good,
    syncId: "1E5",
  });
  expect(reasons({})).toEqual([]);
});

test("each fault is named with its column", () => {
  expect(reasons({ firstName: "  " })).toEqual(["firstName empty"]);
  expect(reasons({ idNumber: "" })).toEqual(["idNumber empty"]);
  expect(reasons({ email: "anna@" })).toEqual(["email email-invalid"]);
  expect(reasons({ lastName: "x".repeat(101) })).toEqual(["lastName too-long"]);
  expect(reasons({ lastName: "😀".repeat(100) })).toEqual([]);
  expect(reasons({ syncId: "s".repeat(129) })).toEqual(["syncId too-long"]);
  expect(reasons({ lastName: "L\0ee" })).toEqual(["lastName nul"]);
  expect(reasons({ lastName: "L\u0007ee" })).toEqual(["lastName control-character"]);
  expect(reasons({ lastName: "L\ufffdee" })).toEqual(["lastName undecodable"]);
});

test("what looks like a formula, holds line breaks or was shortened by a spreadsheet is worth a notice", () => {
  expect(reasons({ lastName: "=1+1" })).toEqual(["lastName formula"]);
  expect(reasons({ idNumber: "-17" })).toEqual([]);
  expect(reasons({ lastName: "Lee\r\nRay" })).toEqual(["lastName line-break"]);
  expect(checkRow({ ...good, lastName: "Lee\r\n Ray" }).fields.lastName).toBe("Lee Ray");
  expect(reasons({ idNumber: "4,32E+11" })).toEqual(["idNumber scientific-number"]);
});

test("a spoilt address comes with what it may have been meant to read", () => {
  const suggested = (text: string) => {
    const verdict = checkEmail(text);
    return verdict.valid ? "valid" : verdict.suggestion;
  };
  expect(suggested("anna@example.org")).toBe("valid");
  expect(suggested("Anna Lee <anna@example.org>")).toBe("anna@example.org");
  expect(suggested("anna @example.org")).toBe("anna@example.org");
  expect(suggested("anna@example,org")).toBe("anna@example.org");
  expect(suggested("anna@@example.org.")).toBe("anna@example.org");
  expect(suggested("anna (at) example (dot) org")).toBe("anna@example.org");
  expect(suggested("zoë@example.org")).toBe("zoe@example.org");
  expect(suggested("anna")).toBeNull();
});

test("whatever is suggested can be written to, and whatever is kept fits", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const verdict = checkEmail(text);
      if (!verdict.valid && verdict.suggestion !== null)
        expect(checkEmail(verdict.suggestion)).toEqual({ valid: true });
      const row = checkRow({ ...good, lastName: text });
      if (row.faults.length === 0) expect(row.fields.lastName).toMatch(/^[^\p{Cc}]{1,100}$/u);
    }),
  );
});

test("a line can be mended by itself unless its quote has taken in others", () => {
  expect(rowFaults.filter((reason) => !isMendable(reason))).toEqual(["quote-not-closed"]);
});
