import { checksum8, crc16 } from "./check-characters.ts";
import { control, type FrameParts, macLength, mark, startOfMessage } from "./frame.ts";

/** Computes the four bytes that authenticate everything before them. */
export type MacOf = (authenticated: Uint8Array) => Uint8Array;

/** One message from start byte to check characters; with `macOf`, the code is put between data and check. */
export function writeFrame(parts: FrameParts, macOf?: MacOf): Uint8Array {
  const blockLength = parts.security === null ? 0 : 2 + parts.security.data.length;
  const bodyLength = 6 + blockLength + parts.data.length;
  const checkLength = parts.check === "crc" ? 2 : 1;
  const length = bodyLength + (macOf === undefined ? 0 : macLength) + checkLength;
  const bytes = new Uint8Array(length);
  bytes[0] = startOfMessage;
  bytes[1] = parts.address | (parts.isReply ? 0x80 : 0);
  bytes[2] = length & 0xff;
  bytes[3] = length >> 8;
  bytes[4] =
    parts.sequence |
    (parts.check === "crc" ? control.crc : 0) |
    (parts.security === null ? 0 : control.security);
  if (parts.security !== null) {
    bytes[5] = blockLength;
    bytes[6] = parts.security.type;
    bytes.set(parts.security.data, 7);
  }
  bytes[5 + blockLength] = parts.code;
  bytes.set(parts.data, 6 + blockLength);
  if (macOf !== undefined) bytes.set(macOf(bytes.subarray(0, bodyLength)), bodyLength);
  const checked = bytes.subarray(0, length - checkLength);
  if (parts.check === "crc") {
    const crc = crc16(checked);
    bytes[length - 2] = crc & 0xff;
    bytes[length - 1] = crc >> 8;
  } else {
    bytes[length - 1] = checksum8(checked);
  }
  return bytes;
}

/** A message as it goes on the line: a mark first, so that a receiver sees an idle line before the start byte. */
export function withMark(frame: Uint8Array): Uint8Array {
  const marked = new Uint8Array(frame.length + 1);
  marked[0] = mark;
  marked.set(frame, 1);
  return marked;
}
