import { encodePassCode, passCodeMacLength, passCodeMessage } from "@gatehouse/domain/qr/pass-code";
import type { HeldPass } from "../keys/held-pass.ts";

/** The 42 characters that prove this pass at one time step. The key that makes the proof cannot leave the browser. */
export async function drawCode(pass: HeldPass, step: number, counter: number): Promise<string> {
  const { passNumber, epoch, macKey } = pass;
  const code = { passNumber, epoch, step, counter };
  const message = new Uint8Array(passCodeMessage(code, pass));
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", macKey, message));
  return encodePassCode({ ...code, mac: mac.subarray(0, passCodeMacLength) });
}
