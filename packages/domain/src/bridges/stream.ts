/**
 * What the server has of one bridge: the life (`epoch`, a random id made with each new journal) it follows, the
 * number it expects next there, and the lives that are over.
 */
export type BridgeStream = {
  readonly epoch: string;
  readonly nextSeq: number;
  readonly retiredEpochs: readonly string[];
};

/** The number of a life's first event. */
export const firstSeq = 1;

/** One place in a stream. A tombstone stands for all numbers up to `through`; an event leaves it out. */
export type StreamEntry = { readonly seq: number; readonly through?: number };

/** Why a bridge is not believed: its journal went back, or a life that was over came again. Both mean a copy or a rolled-back disk. */
export type QuarantineReason = "seq-went-back" | "epoch-went-back";

/** What a bridge may do after saying where it stands. `isNewLife`: its journal began anew, which is worth a line in the audit. */
export type HelloVerdict =
  | { readonly kind: "welcome"; readonly stream: BridgeStream; readonly isNewLife: boolean }
  | { readonly kind: "quarantine"; readonly reason: QuarantineReason };

/** What becomes of a batch. `accept` may carry a prefix only: then `gap` says what is missing after it. */
export type BatchVerdict<Entry extends StreamEntry> =
  | {
      readonly kind: "accept";
      readonly fresh: readonly Entry[];
      readonly duplicates: number;
      readonly stream: BridgeStream;
      readonly gap: StreamGap | null;
    }
  | { readonly kind: "duplicate" }
  | { readonly kind: "gap"; readonly gap: StreamGap }
  | { readonly kind: "quarantine"; readonly reason: QuarantineReason };

/** Numbers from `expected` to before `got` are missing: ask for them, or for their tombstone. */
export type StreamGap = { readonly expected: number; readonly got: number };

/** Judges the (epoch, next number to give) a bridge says when it connects. A life never seen is followed from its first number. */
export function judgeHello(
  stream: BridgeStream | null,
  hello: { readonly epoch: string; readonly nextSeq: number },
): HelloVerdict {
  const known = follow(stream, hello.epoch);
  if (known === null) return { kind: "quarantine", reason: "epoch-went-back" };
  if (hello.nextSeq < known.nextSeq || !Number.isSafeInteger(hello.nextSeq))
    return { kind: "quarantine", reason: "seq-went-back" };
  return { kind: "welcome", stream: known, isNewLife: known !== stream };
}

/**
 * Judges a batch under the locked stream row. What is below the expected number is a duplicate and dropped; what
 * follows without a hole is fresh; the first hole ends the batch.
 */
export function judgeBatch<Entry extends StreamEntry>(
  stream: BridgeStream | null,
  epoch: string,
  entries: readonly Entry[],
): BatchVerdict<Entry> {
  const known = follow(stream, epoch);
  if (known === null) return { kind: "quarantine", reason: "epoch-went-back" };
  const fresh: Entry[] = [];
  let { nextSeq } = known;
  let gap: StreamGap | null = null;
  for (const entry of entries) {
    const through = entry.through ?? entry.seq;
    if (!(through >= nextSeq)) continue;
    if (!(entry.seq <= nextSeq)) {
      gap = { expected: nextSeq, got: entry.seq };
      break;
    }
    fresh.push(entry);
    nextSeq = through + 1;
  }
  const duplicates = entries.length - fresh.length;
  if (fresh.length === 0) return gap === null ? { kind: "duplicate" } : { kind: "gap", gap };
  return { kind: "accept", fresh, duplicates, stream: { ...known, nextSeq }, gap };
}

function follow(stream: BridgeStream | null, epoch: string): BridgeStream | null {
  if (stream === null) return { epoch, nextSeq: firstSeq, retiredEpochs: [] };
  if (stream.epoch === epoch) return stream;
  if (stream.retiredEpochs.includes(epoch)) return null;
  return { epoch, nextSeq: firstSeq, retiredEpochs: [...stream.retiredEpochs, stream.epoch] };
}
