import type { PassCodeVerdict } from "../doors/presentation.ts";
import type { SignedPassCode } from "./pass-code.ts";
import { parsePassCode, passCodeFreshness, passCodeMacLength, passCodeMessage } from "./pass-code.ts";
import type { ReplayWindow } from "./replay-window.ts";
import { witnessCode } from "./replay-window.ts";

/** HMAC-SHA-256 under one pass's key; the first 16 bytes count. */
export type PassMac = (message: Uint8Array) => Uint8Array;

/** The key of a pass as the bridge holds it, with its generation. */
export type PassKey = { readonly keyGeneration: number; readonly mac: PassMac };

/** A text a reader heard, and what it is judged by. `at` is ms by the best estimate of the server's clock. */
export type PassCodeRead = {
  readonly text: string;
  readonly readerId: string;
  readonly at: number;
  readonly projectId: string;
  readonly keyOf: (passNumber: number) => PassKey | undefined;
};

/** The verdict and the memory to hold from now on. `repeat`: part of the presentation before; do nothing. */
export type PassCodeCheck =
  | { readonly kind: "repeat"; readonly window: ReplayWindow }
  | {
      readonly kind: "checked";
      readonly verdict: PassCodeVerdict;
      readonly code: SignedPassCode | null;
      readonly keyGeneration: number;
      readonly window: ReplayWindow;
    };

/** Parse, MAC, freshness, replay, in this order; only a code that is true and fresh is remembered. */
export function checkPassCode(window: ReplayWindow, read: PassCodeRead): PassCodeCheck {
  const parsed = parsePassCode(read.text);
  const refuse = (
    verdict: PassCodeVerdict,
    code: SignedPassCode | null,
    keyGeneration: number,
  ): PassCodeCheck => ({
    kind: "checked",
    verdict,
    code,
    keyGeneration,
    window,
  });
  if (parsed.kind !== "parsed") return refuse(parsed.kind, null, 0);
  const { code } = parsed;
  const key = read.keyOf(code.passNumber);
  if (key === undefined) return refuse("no-key", code, 0);
  const { keyGeneration } = key;
  const expected = key.mac(passCodeMessage(code, { projectId: read.projectId, keyGeneration }));
  if (!isSameMac(expected, code.mac)) return refuse("bad-mac", code, keyGeneration);
  const freshness = passCodeFreshness(code.step, read.at);
  if (freshness !== "ok") return refuse(freshness, code, keyGeneration);
  const witnessed = witnessCode(window, code, { readerId: read.readerId, at: read.at });
  if (witnessed.verdict === "repeat") return { kind: "repeat", window: witnessed.window };
  const verdict = witnessed.verdict === "first" ? "ok" : witnessed.verdict;
  return { kind: "checked", verdict, code, keyGeneration, window: witnessed.window };
}

/** Looks at every byte whatever the first ones are, so that time tells nothing about how far a guess was right. */
function isSameMac(expected: Uint8Array, given: Uint8Array): boolean {
  if (expected.length < passCodeMacLength || given.length !== passCodeMacLength) return false;
  let difference = 0;
  for (let i = 0; i < passCodeMacLength; i++) difference |= (expected[i] ?? 0) ^ (given[i] ?? 0);
  return difference === 0;
}
