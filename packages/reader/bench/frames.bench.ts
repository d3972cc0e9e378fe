import { crc16 } from "../src/drivers/osdp/check-characters.ts";
import { FrameParser } from "../src/drivers/osdp/frame-parser.ts";
import { writeFrame } from "../src/drivers/osdp/frame-writer.ts";
import { readRecording } from "../src/drivers/osdp/vectors/recordings.ts";
import type { Figure } from "./figure.ts";

const rounds = 2_000;

/** Frames of a recorded secure conversation, cut out of a stream and written, beside the check characters alone. */
export async function frames(): Promise<readonly Figure[]> {
  const messages = readRecording("libosdp-sc").messages.map(({ bytes }) => bytes);
  const stream = Buffer.concat(messages);
  const parsed = new FrameParser().push(stream);
  const count = rounds * messages.length;
  const perSecond = (work: () => void) => {
    for (let warm = 0; warm < rounds / 4; warm++) work();
    const begunMs = performance.now();
    for (let round = 0; round < rounds; round++) work();
    return (count / (performance.now() - begunMs)) * 1_000;
  };
  const parser = new FrameParser();
  const decoded = perSecond(() => void parser.push(stream));
  const encoded = perSecond(() => {
    for (const { address, isReply, sequence, check, security, code, data, mac } of parsed)
      writeFrame(
        { address, isReply, sequence, check, security, code, data },
        mac === null ? undefined : () => mac,
      );
  });
  const baseline = perSecond(() => {
    for (const bytes of messages) crc16(bytes);
  });
  const beside = { unit: "1/s", baselineName: "check characters alone", baseline };
  return [
    { name: "frames decoded", value: decoded, ...beside },
    { name: "frames encoded", value: encoded, ...beside },
  ];
}
