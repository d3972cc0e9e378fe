import { findLiveEvent } from "@gatehouse/contracts/live/catalogue";
import type { StoredChange } from "@gatehouse/db/changes/read-changes";
import { expect, test } from "vitest";
import { presentChange } from "./present-change.ts";
import { readerPresenters } from "./reader-changes.ts";

const [subjectId, other] = ["0190b5a0-0000-7000-8000-000000000001", "0190b5a0-0000-7000-8000-000000000002"];
const at = new Date("2026-05-06T08:00:00.000Z");

function change(verb: string, after: Record<string, unknown>): StoredChange {
  const from = { position: 7, at, actor: "admin:x", source: "admin", requestId: "r" };
  const subjectKind = verb.startsWith("reader.") ? "reader" : "bridge";
  return { ...from, verb, subjectKind, subjectId, before: undefined, after };
}

const after = {
  ...{ commandId: other, expiresAt: at.toISOString(), traceId: other, state: "running" },
  ...{ reason: "Secret reason", siteId: other, toBridgeId: other, lineId: "Secret line" },
};

test("every verb of readers is presented as one event, for the audience and with the fields of the catalogue alone", () => {
  for (const verb of Object.keys(readerPresenters)) {
    const events = presentChange(change(verb, after));
    expect(events, verb).toHaveLength(1);
    const [event] = events;
    const declared = findLiveEvent(event?.name ?? "");
    expect(event?.audience, verb).toBe(declared?.audience);
    expect(declared?.payload.safeParse(event?.data), verb).toMatchObject({
      success: true,
      data: event?.data,
    });
    expect(JSON.stringify(event)).not.toContain("Secret");
  }
});

test("desks hear what is ordered of readers and nothing of recordings", () => {
  const heard = Object.keys(readerPresenters).filter((verb) =>
    presentChange(change(verb, after)).some(({ audience }) => audience !== "admins"),
  );
  expect(heard.filter((verb) => verb.startsWith("trace."))).toEqual([]);
  expect(heard).toContain("reader.install-mode-ordered");
  expect(heard).toContain("bridge.lines-reported");
});

test("that a recording was read concerns the audit alone, and a removed one has no state", () => {
  expect(presentChange(change("trace.downloaded", after))).toEqual([]);
  const [removed] = presentChange(change("trace.removed", { traceId: other, state: null }));
  expect(removed?.data).toEqual({ traceId: other, bridgeId: subjectId, state: null });
});
