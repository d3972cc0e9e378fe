import { type ByteReader, u16, u32 } from "../bytes.ts";

/** One piece of a file for the reader. */
export type FileFragment = {
  readonly fileType: number;
  readonly totalLength: number;
  readonly offset: number;
  readonly fragment: Uint8Array;
};

/** What the reader thinks of a piece; a negative status aborts. */
export type FileStatus = {
  readonly action: number;
  readonly delayMs: number;
  readonly status: number;
  readonly longestUpdate: number;
};

/** One piece of a message too long for one packet (smart card pass-through). */
export type MessagePart = {
  readonly totalLength: number;
  readonly offset: number;
  readonly fragment: Uint8Array;
};

export function writeFileFragment(part: FileFragment): readonly number[] {
  const { fileType, totalLength, offset, fragment } = part;
  return [fileType, ...u32(totalLength), ...u32(offset), ...u16(fragment.length), ...fragment];
}

export function readFileFragment(bytes: ByteReader): FileFragment {
  const [fileType, totalLength, offset] = [bytes.u8(), bytes.u32(), bytes.u32()];
  return { fileType, totalLength, offset, fragment: bytes.take(bytes.u16()) };
}

export function writeFileStatus(status: FileStatus): readonly number[] {
  const { action, delayMs, longestUpdate } = status;
  return [action, ...u16(delayMs), ...u16(status.status & 0xffff), ...u16(longestUpdate)];
}

export function readFileStatus(bytes: ByteReader): FileStatus {
  const [action, delayMs, status, longestUpdate] = [bytes.u8(), bytes.u16(), bytes.i16(), bytes.u16()];
  return { action, delayMs, status, longestUpdate };
}

export function writeMessagePart(part: MessagePart): readonly number[] {
  return [...u16(part.totalLength), ...u16(part.offset), ...u16(part.fragment.length), ...part.fragment];
}

export function readMessagePart(bytes: ByteReader): MessagePart {
  const [totalLength, offset] = [bytes.u16(), bytes.u16()];
  return { totalLength, offset, fragment: bytes.take(bytes.u16()) };
}
