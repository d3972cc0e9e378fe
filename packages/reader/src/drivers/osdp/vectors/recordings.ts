import { readFileSync } from "node:fs";
import { fromHex } from "../bytes.ts";

/** One message of a recorded conversation, without its mark. */
export type RecordedMessage = { readonly isReply: boolean; readonly bytes: Uint8Array };

/** A conversation between two other implementations. */
export type Recording = { readonly scbk: Uint8Array | null; readonly messages: readonly RecordedMessage[] };

/** Names of the recordings in this folder. */
export const recordingNames = [
  "libosdp-plain",
  "libosdp-sc",
  "libosdp-scbkd-keyset",
  "osdp-embedded-sc",
] as const;

/** Reads one recording. */
export function readRecording(name: (typeof recordingNames)[number]): Recording {
  const text = readFileSync(new URL(`./${name}.jsonl`, import.meta.url), "utf8");
  const lines = text.trim().split("\n").map((line): unknown => JSON.parse(line));
  const [first, ...rest] = lines;
  const meta = first as { readonly meta: { readonly scbk?: string } };
  return {
    scbk: meta.meta.scbk === undefined ? null : fromHex(meta.meta.scbk),
    messages: rest.map((line) => {
      const { dir, data } = line as { readonly dir: string; readonly data: string };
      return { isReply: dir === "pd>cp", bytes: fromHex(data).subarray(1) };
    }),
  };
}
