import { listOf } from "@gatehouse/domain/access/small-site.fixture";
import { expect, test } from "vitest";
import { lineSettings } from "../lines/line-settings.ts";
import { compareWithList } from "./compare-with-list.ts";

const [known, stranger] = ["0190b5a0-0000-7000-8000-000000000001", "0190b5a0-0000-7000-8000-000000000002"];
const bus = (readerId: string, lockOutput: number | null) =>
  lineSettings.parse({
    ...{ protocol: "osdp", id: "bus", transport: { kind: "tcp", host: "192.0.2.7", port: 4500 } },
    readers: [{ readerId, address: 1, lockOutput }],
  });
const list = listOf({ readers: [{ id: known, doorId: "door", direction: "in", badgeQr: "opens" }] });

test("a file that fits the site's list is not spoken of, and neither is anything before there is a list", () => {
  expect(compareWithList([bus(known, 0)], list)).toEqual([]);
  expect(compareWithList([bus(stranger, 0)], listOf({ doors: [], readers: [] }))).toEqual([]);
});

test("a reader the site does not have, and a door nothing here opens, are named", () => {
  expect(compareWithList([bus(stranger, 0)], list)).toEqual([
    `bus: reader ${stranger} is none of this site's; everybody is denied there`,
    "door Hall: no reader of the configuration file drives its lock",
  ]);
  expect(compareWithList([bus(known, null)], list)).toHaveLength(1);
});
