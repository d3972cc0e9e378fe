import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import { LineTap } from "@gatehouse/reader/transports/line-tap";
import { expect } from "vitest";

/** A line whose bytes are whatever a test says goes over it. */
export function givenLine(id: string) {
  const tap = new LineTap();
  const line: ReaderLine = {
    ...{ id, protocol: "osdp", tap },
    observations: () => expect.unreachable(),
    health: () => expect.unreachable(),
    send: () => expect.unreachable(),
  };
  /** A poll, as a panel says it to reader 1. */
  const poll = Uint8Array.of(0xff, 0x53, 0x01, 0x08, 0x00, 0x04, 0x60, 0x00, 0x00);
  return {
    line,
    talk: (times: number) => {
      for (let n = 0; n < times; n += 1) tap.tell("said", poll);
    },
  };
}
