import { expect, test } from "vitest";
import { phoneLabel } from "./phone-label.ts";

test.each([
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1",
    "iPhone, Safari",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) CriOS/130.0 Mobile/15E148 Safari/604.1",
    "iPhone, Chrome",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Android phone, Chrome",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15) SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36",
    "Android phone, Samsung Internet",
  ],
  ["Mozilla/5.0 (Linux; Android 15; Tablet) Chrome/130.0.0.0 Safari/537.36", "Android tablet, Chrome"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0", "Windows, Edge"],
  ["curl/8", "Unknown device"],
])("%s is %s", (userAgent, label) => {
  expect(phoneLabel(userAgent)).toBe(label);
});
