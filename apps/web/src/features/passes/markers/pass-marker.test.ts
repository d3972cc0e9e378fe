import { expect, test } from "vitest";
import { parseMarker } from "./pass-marker.ts";

const [projectId, passId] = ["0196aaaa-0000-7000-8000-000000000001", "0196aaaa-0000-7000-8000-000000000002"];
const askToken = "A".repeat(43);

test("a marker names the pass and the token to ask with, and anything else is none", () => {
  expect(parseMarker(`${projectId}.${passId}.${askToken}`)).toEqual({ projectId, passId, askToken });
  for (const text of [
    null,
    undefined,
    "",
    "1",
    `${projectId}.${passId}`,
    `${projectId}.${passId}.${askToken}x`,
  ]) {
    expect(parseMarker(text)).toBeUndefined();
  }
});
