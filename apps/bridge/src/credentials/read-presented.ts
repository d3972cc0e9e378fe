import type { Presentation } from "@gatehouse/domain/doors/presentation";
import { badgeCodeLength, checkBadgeCode, type VerifyBadge } from "@gatehouse/domain/qr/badge-code";
import { checkPassCode } from "@gatehouse/domain/qr/check-pass-code";
import { openReplayWindow, type ReplayWindow } from "@gatehouse/domain/qr/replay-window";
import type { PresentedCredential } from "@gatehouse/reader/observations/presented-credential";
import type { PassKeyStore } from "./pass-keys.ts";

/** What somebody held against a reader, and when, by the server's clock. */
export type ShownCredential = {
  readonly readerId: string;
  readonly at: number;
  readonly credential: Exclude<PresentedCredential, { kind: "keypad" }>;
  readonly isStale: boolean;
};

/** Turns what a reader heard into what can be decided on; null when it is the same presentation read again. */
export type ReadPresented = (shown: ShownCredential) => Presentation | null;

/** What codes are checked with. */
export type CodeKeys = {
  readonly projectId: () => string;
  readonly passKeys: PassKeyStore;
  readonly badgeKeyOf: (keyNumber: number) => VerifyBadge | undefined;
};

/** A reader of presentations with the site's memory of used codes; what was used before `startedAt` is refused, since nobody can tell. */
export function makeReadPresented(keys: CodeKeys, startedAt: number): ReadPresented {
  let window: ReplayWindow = openReplayWindow(startedAt);

  const readPass = (shown: ShownCredential, text: string): Presentation | null => {
    const { readerId, at } = shown;
    const check = checkPassCode(window, {
      text,
      readerId,
      at,
      projectId: keys.projectId(),
      keyOf: keys.passKeys.keyOf,
    });
    window = check.window;
    if (check.kind === "repeat") return null;
    const { code, verdict, keyGeneration } = check;
    const number = code === null ? "" : String(code.passNumber);
    return {
      ...common(shown),
      kind: "pass-code",
      number,
      epoch: code?.epoch ?? 0,
      keyGeneration,
      code: verdict,
    };
  };

  return (shown) => {
    const { credential } = shown;
    switch (credential.kind) {
      case "card":
        return { ...common(shown), kind: "card", number: credential.number };
      case "unreadable":
        return {
          ...common(shown),
          kind: "card",
          number: "",
          read: credential.reason === "parity" ? "parity-error" : "format-unknown",
        };
      case "code":
        if (credential.text.length === badgeCodeLength) return readBadge(shown, credential.text, keys);
        // Some scanners report a plain printed number; it is then a card number like any other.
        if (/^\d{1,64}$/.test(credential.text))
          return { ...common(shown), kind: "card", number: credential.text };
        return readPass(shown, credential.text);
    }
  };
}

function readBadge(shown: ShownCredential, text: string, keys: CodeKeys): Presentation {
  const { verdict, code } = checkBadgeCode(text, keys.projectId(), keys.badgeKeyOf);
  return {
    ...common(shown),
    kind: "badge-code",
    number: code === null ? "" : String(code.serial),
    code: verdict,
  };
}

function common({ readerId, at, isStale }: ShownCredential) {
  return {
    readerId,
    at,
    read: isStale ? ("stale" as const) : ("good" as const),
    pin: "not-entered" as const,
  };
}

/** The last characters of a number, four at most and never all of it: as much as an event may hold. */
export const credentialHint = (number: string): string => (number.length > 4 ? number.slice(-4) : "");
