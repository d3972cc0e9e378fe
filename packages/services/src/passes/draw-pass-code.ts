import { createHmac } from "node:crypto";
import {
  encodePassCode,
  passCodeMacLength,
  passCodeMessage,
  passCodeStepAt,
} from "@gatehouse/domain/qr/pass-code";
import type { PassMacKey } from "./pass-mac-keys.ts";

/** HMAC-SHA-256 of a pass code under a pass's key; the first 16 bytes prove it. */
export const passCodeMac = (macKey: Uint8Array, message: Uint8Array): Uint8Array =>
  createHmac("sha256", macKey).update(message).digest().subarray(0, passCodeMacLength);

/** The 42 characters a phone with this key shows at `at` (ms since 1970). `counter` (16 bits) tells apart codes of one 5 s step. */
export function drawPassCode(pass: PassMacKey & { projectId: string }, at: number, counter: number): string {
  const { projectId, passNumber, epoch, keyGeneration, macKey } = pass;
  const code = { passNumber, epoch, step: passCodeStepAt(at), counter };
  return encodePassCode({
    ...code,
    mac: passCodeMac(macKey, passCodeMessage(code, { projectId, keyGeneration })),
  });
}
