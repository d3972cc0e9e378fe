import { expect, test } from "vitest";
import { networkOf } from "./take-points.ts";

test("an IPv4 address counts for itself, however it is written", () => {
  expect(networkOf("203.0.113.9")).toBe("203.0.113.9");
  expect(networkOf("::ffff:203.0.113.9")).toBe("203.0.113.9");
});

test("all IPv6 addresses of one subscriber count together", () => {
  expect(networkOf("2001:db8:0:7:1:2:3:4")).toBe("2001:db8:0:7");
  expect(networkOf("2001:0db8::7:ffff:0:0:9")).toBe(networkOf("2001:db8:0:7:ffff::9"));
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0");
  expect(networkOf("::1")).toBe("0:0:0:0");
});
