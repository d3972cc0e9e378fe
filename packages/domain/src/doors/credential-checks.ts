import { minPassEpochOf } from "../access/list-blocks.ts";
import type { CheckResult } from "./decision.ts";
import type { DenialReason } from "./denial-reason.ts";
import type { DoorFacts } from "./door-facts.ts";
import type { BadgeCodeVerdict, PassCodeVerdict, ReadQuality } from "./presentation.ts";

type CodeVerdict = PassCodeVerdict | BadgeCodeVerdict;

const readReasons: Record<Exclude<ReadQuality, "good" | "stale">, DenialReason> = {
  "parity-error": "parity-error",
  "format-unknown": "format-unknown",
  "facility-mismatch": "facility-mismatch",
};

const codeReasons: Record<Exclude<CodeVerdict, "ok" | "no-key">, DenialReason> = {
  malformed: "code-invalid",
  "unknown-version": "code-invalid",
  "bad-mac": "code-invalid",
  "bad-signature": "code-invalid",
  "foreign-project": "code-invalid",
  expired: "code-expired",
  early: "code-expired",
  replayed: "replayed-token",
  unsure: "replayed-token",
};

/** Whether the reader is ours and what it read can be believed: parity, then the code, then replay, then staleness. */
export function checkReader({ reader, door, presentation, credential }: DoorFacts): CheckResult {
  if (reader === undefined || door === undefined) return { outcome: "refused", reason: "reader-unknown" };
  const { read } = presentation;
  if (read !== "good" && read !== "stale") return { outcome: "refused", reason: readReasons[read] };
  if (presentation.kind === "badge-code" && reader.badgeQr === "off")
    return { outcome: "refused", reason: "format-unknown", detail: { badgeQr: "off" } };
  if (presentation.kind !== "card" && presentation.code !== "ok") {
    const { code } = presentation;
    // Without a key a code of somebody the list knows is doubtful; of somebody unknown it is just unknown.
    const reason = code === "no-key" ? credential && "code-invalid" : codeReasons[code];
    if (reason !== undefined) return { outcome: "refused", reason, detail: { code } };
  }
  return read === "stale" ? { outcome: "refused", reason: "stale-read" } : { outcome: "passed" };
}

/** Whether the number names a person of the list. */
export function checkCredential({ credential, holder }: DoorFacts): CheckResult {
  if (credential === undefined || holder === undefined)
    return { outcome: "refused", reason: "unknown-credential" };
  return { outcome: "passed", detail: { credentialId: credential.id, holderId: holder.id } };
}

/** Whether what carries the number may be used. Pass state, epoch and key generation count only when the pass itself was shown. */
export function checkCarrier({ list, presentation, credential, holder }: DoorFacts): CheckResult {
  if (credential === undefined || holder === undefined) return { outcome: "not-evaluated" };
  const inactive = (detail: Record<string, string | number | null>): CheckResult => ({
    outcome: "refused",
    reason: "credential-inactive",
    detail,
  });
  if (credential.state !== "live") return inactive({ because: "withdrawn" });
  if (presentation.kind === "badge-code") {
    const pending = holder.roles.find((role) => role.status === "pending");
    if (pending)
      return inactive({ because: "incomplete", roleId: pending.roleId, openTaskId: pending.openTaskId });
  }
  if (presentation.kind !== "pass-code") return { outcome: "passed" };
  const { kind, epoch } = holder.pass;
  if (kind !== "active") return inactive({ because: "pass-state", passState: kind });
  if (presentation.epoch !== epoch || presentation.epoch < minPassEpochOf(list, holder.id))
    return inactive({ because: "pass-epoch", presented: presentation.epoch, current: epoch });
  if (presentation.keyGeneration !== credential.keyGeneration)
    return inactive({ because: "key-generation", presented: presentation.keyGeneration });
  return { outcome: "passed" };
}
