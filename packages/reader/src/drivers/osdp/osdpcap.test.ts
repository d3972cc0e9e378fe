import { expect, test } from "vitest";
import { ManualScheduler } from "../../supervisor/manual-scheduler.ts";
import { fromHex, hexOf } from "./bytes.ts";
import { withMark } from "./frame-writer.ts";
import { type CaptureLine, captureLines } from "./osdpcap.ts";
import { readRecording } from "./vectors/recordings.ts";

/** Captures into memory; `bytes` undoes what the data of a line is written as. */
function capture() {
  const scheduler = new ManualScheduler(new Date(1_767_225_600_042));
  const lines: CaptureLine[] = [];
  return {
    scheduler,
    lines,
    listen: captureLines(
      () => scheduler.now(),
      (line) => lines.push(line),
    ),
  };
}
const bytesOf = ({ data }: CaptureLine): string => data.replaceAll("-", "").toLowerCase();

test("a conversation of two other implementations is captured message by message, both ways", () => {
  const { lines, listen } = capture();
  const { messages } = readRecording("libosdp-sc");
  for (const { isReply, bytes } of messages) {
    const sent = withMark(bytes);
    if (!isReply) listen("said", sent);
    else for (let at = 0; at < sent.length; at += 5) listen("heard", sent.subarray(at, at + 5));
  }
  const replies = messages.filter(({ isReply }) => isReply).map(({ bytes }) => hexOf(bytes));
  const heard = lines.filter(({ io }) => io === "input").map(bytesOf);
  expect(heard).toEqual(replies);
  expect(lines.filter(({ io }) => io === "output").map(bytesOf)).toEqual(
    messages.filter(({ isReply }) => !isReply).map(({ bytes }) => hexOf(bytes)),
  );
});

test("a line of a capture has the fields and the forms that capture tools read", () => {
  const { lines, listen } = capture();
  listen("said", fromHex("ff530008000 4606090".replaceAll(" ", "")));
  expect(lines).toEqual([
    {
      ...{ timeSec: "1767225600", timeNano: "42000000", io: "output", data: "53-00-08-00-04-60-60-90" },
      ...{ osdpTraceVersion: "1", osdpSource: "Gatehouse" },
    },
  ]);
});

test("what was no message is kept where it came: noise, a damaged answer, one that never ended", () => {
  const { lines, listen } = capture();
  const poll = fromHex("5300080004606090");
  const answer = fromHex("5380080005406 89f".replaceAll(" ", ""));
  listen("said", poll);
  listen("heard", Uint8Array.of(0x00, 0x17));
  listen("heard", answer);
  listen("said", poll);
  listen("heard", answer.subarray(0, 5));
  listen("said", poll);
  const heard = lines.filter(({ io }) => io === "input").map(bytesOf);
  expect(heard).toEqual(["0017", hexOf(answer), hexOf(answer.subarray(0, 5))]);
  expect(lines.map(({ io }) => io)).toEqual(["output", "input", "input", "output", "input", "output"]);
});
