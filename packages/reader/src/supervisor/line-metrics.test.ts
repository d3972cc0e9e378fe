import { expect, test } from "vitest";
import { lineMetrics } from "./line-metrics.ts";
import type { LineHealth } from "./supervise-line.ts";

const now = new Date("2026-05-06T08:00:00Z");
const line: LineHealth = {
  ...{ lineId: 'bus "1"', protocol: "osdp", source: "tcp 192.0.2.7:4500", state: "up" },
  ...{ lastFailure: null, opened: 3 },
  readers: [
    {
      ...{
        readerId: "r1",
        state: "online-secure",
        protection: "scbk",
        lastHeardAt: new Date(now.getTime() - 40),
      },
      counters: { polls: 120, sessionsLost: 1 },
    },
    { readerId: "r2", state: "offline", protection: "none", lastHeardAt: null, counters: { polls: 0 } },
  ],
};

test("every line and every reader is told, with its counts, in the form a scraper reads", () => {
  const text = lineMetrics([line], now);
  expect(text).toContain('gatehouse_line_up{line="bus \\"1\\"",protocol="osdp"} 1\n');
  expect(text).toContain('gatehouse_line_opened_total{line="bus \\"1\\""} 3\n');
  expect(text).toContain('gatehouse_reader_state{line="bus \\"1\\"",reader="r2",state="offline"} 1\n');
  expect(text).toContain('gatehouse_reader_sessions_lost_total{line="bus \\"1\\"",reader="r1"} 1\n');
  expect(text.match(/silence_seconds\{/g)).toHaveLength(1);
  expect(text).toContain('silence_seconds{line="bus \\"1\\"",reader="r1"} 0.04\n');
  for (const each of text.trim().split("\n"))
    expect(each).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+\{([a-z]+="([^"\\]|\\.)*",?)+\} [\d.]+)$/);
});

test("without lines there is nothing to tell", () => {
  expect(lineMetrics([], now)).toBe("");
});
