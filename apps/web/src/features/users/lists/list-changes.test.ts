import { expect, test } from "vitest";
import { effectOf, noticeOf } from "./list-changes.ts";
import { plainQuery, readListQuery } from "./list-query.ts";

const userId = "11111111-1111-4111-8111-111111111111";
const event = (name: string, patch: object, p = 7) => ({ p, name, data: { userId, patch } });
const effect = (name: string, patch: object, search = "") =>
  effectOf(event(name, patch), readListQuery(search), () => undefined)?.effect;

test("somebody added to this tab counts as new; under a filter only the server knows", () => {
  expect(effect("user.added", { standing: "active" })).toBe("one-new");
  expect(effect("user.added", { standing: "in-review" })).toBeUndefined();
  expect(effect("user.added", { standing: "in-review" }, "?tab=all")).toBe("one-new");
  expect(effect("user.added", { standing: "active" }, "?q=ada")).toBe("may-differ");
});

test("a standing that enters the tab may change the list; on All it changes a cell only", () => {
  expect(effect("user.blocked", { standing: "blocked" }, "?tab=blocked")).toBe("may-differ");
  expect(effect("user.blocked", { standing: "blocked" }, "?tab=all")).toBeUndefined();
  expect(effect("user.blocked", { standing: "blocked" })).toBeUndefined();
});

test("a field matters only where the list sorts or filters by it", () => {
  expect(effect("mail.settled", { mailState: "bounced" })).toBeUndefined();
  expect(effect("mail.settled", { mailState: "bounced" }, "?mail=bounced")).toBe("may-differ");
  expect(effect("user.edited", { phone: "+49 30 1" })).toBeUndefined();
  expect(effect("user.edited", { phone: "+49 30 1" }, "?q=49")).toBe("may-differ");
  expect(effect("user.edited", { lastName: "Zuse" })).toBe("may-differ");
  expect(effect("user.edited", { lastName: "Zuse" }, "?sort=newest")).toBeUndefined();
});

test("the pill counts new people while nothing else has changed", () => {
  const added = effectOf(event("user.added", { standing: "active" }), plainQuery, () => undefined);
  const edited = effectOf(event("user.edited", { lastName: "Zuse" }), plainQuery, () => undefined);
  if (!added || !edited) throw new Error("both matter to the plain list");
  expect(noticeOf([])).toBeUndefined();
  expect(noticeOf([added, added])).toBe("2 new, show");
  expect(noticeOf([added, edited])).toBe("List changed, show");
});
