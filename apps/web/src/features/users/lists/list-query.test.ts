import { expect, test } from "vitest";
import { isNarrowed, listSearch, plainQuery, readListQuery, withoutFilters } from "./list-query.ts";

const welder = "11111111-1111-4111-8111-111111111111";

test("an address and its query turn into each other", () => {
  const address = `?tab=in-review&q=m%C3%BCller&role=${welder}&record=expired,pending&pass=invited&mail=bounced&sort=newest`;
  expect(listSearch(readListQuery(address))).toBe(address);
  expect(readListQuery(address).filter).toMatchObject({ tab: "in-review", q: "müller", roleIds: [welder] });
});

test("the plain list has one address only", () => {
  expect(listSearch(plainQuery)).toBe("");
  expect(readListQuery("?tab=active&sort=name&q=")).toEqual(plainQuery);
});

test("words an address should not hold are left out instead of breaking the list", () => {
  const odd = readListQuery("?tab=everyone&role=1,drop&record=expired,expired,maybe&sort=age&mail=yes");
  expect(odd).toEqual({ ...plainQuery, filter: { ...plainQuery.filter, records: ["expired"] } });
});

test("clearing the filters keeps the tab", () => {
  const narrowed = readListQuery("?tab=blocked&q=ada&mail=bounced");
  expect(isNarrowed(narrowed.filter)).toBe(true);
  expect(listSearch(withoutFilters(narrowed))).toBe("?tab=blocked");
});
