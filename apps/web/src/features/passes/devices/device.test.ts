import { expect, test } from "vitest";
import { deviceOf } from "./device.ts";

const safari =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1";
const mac =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15";
const gmail = `${safari} GSA/349.0`;
const look = (userAgent: string, more: { touchPoints?: number; standalone?: boolean } = {}) =>
  deviceOf({ userAgent, touchPoints: 0, standalone: false, secure: true, ...more });

test("an iPad says it is a Mac, and is told from one by its touch screen", () => {
  expect(look(safari).isIos).toBe(true);
  expect(look(mac, { touchPoints: 5 }).isIos).toBe(true);
  expect(look(mac).isIos).toBe(false);
});

test("a window inside another app is recognised, an installed app is none", () => {
  expect(look(gmail).isInApp).toBe(true);
  expect(look(safari).isInApp).toBe(false);
  expect(look(gmail, { standalone: true }).isInApp).toBe(false);
});
