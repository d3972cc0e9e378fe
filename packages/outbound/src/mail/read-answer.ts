import type { SendAnswer } from "./outgoing-mail.ts";

/** What the SDK answers, as far as it is read here. `errors` lists by index the mails a permissive batch left out. */
export type BatchAnswer = {
  readonly data: {
    readonly data: readonly { readonly id: string }[];
    readonly errors?: readonly { readonly index: number; readonly message: string }[];
  } | null;
  readonly error: {
    readonly message: string;
    readonly statusCode: number | null;
    readonly name: string;
  } | null;
  readonly headers: Readonly<Record<string, string>> | null;
};

/** Refusals that are about the mails and not about the account, the key or the moment: another try would meet them again. */
const aboutTheMails = new Set([
  "validation_error",
  "missing_required_field",
  "invalid_parameter",
  "invalid_attachment",
  "invalid_access",
]);

/** How long nobody sends after a used-up daily or monthly quota, unless the service says otherwise. */
const quotaPauseMs = 15 * 60_000;

/** The meaning of an answer to a batch of `count` mails (resend.com/docs/api-reference/errors). */
export function readAnswer(answer: BatchAnswer, count: number): SendAnswer {
  if (answer.data) return { kind: "accepted", results: matchResults(answer.data, count) };
  const { name, message, statusCode } = answer.error ?? {
    name: "no answer",
    message: "no answer",
    statusCode: null,
  };
  const reason = `${statusCode ?? "no answer"} ${name}: ${message}`.slice(0, 500);
  if (name === "invalid_idempotent_request") return { kind: "accepted-before" };
  if ((statusCode === 400 || statusCode === 422) && aboutTheMails.has(name))
    return { kind: "refused", reason };
  if (statusCode !== 429) return { kind: "later", reason, afterMs: null };
  return {
    kind: "later",
    reason,
    afterMs: retryAfterMs(answer.headers) ?? (name.endsWith("quota_exceeded") ? quotaPauseMs : 1000),
  };
}

function retryAfterMs(headers: BatchAnswer["headers"]): number | null {
  const seconds = Number(headers?.["retry-after"] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

/** Ids are given for the mails that were taken only, in their order; the others are named by index. */
function matchResults(
  data: NonNullable<BatchAnswer["data"]>,
  count: number,
): ({ id: string | null } | { refused: string })[] {
  const refusals = new Map((data.errors ?? []).map((error) => [error.index, error.message]));
  const isWhole = data.data.length + refusals.size === count;
  let next = 0;
  return Array.from({ length: count }, (_, index) => {
    const refused = refusals.get(index);
    if (refused !== undefined) return { refused };
    // Ids that do not add up would be pinned on the wrong mails; without one, reports still find the mail by its tag.
    return { id: isWhole ? (data.data[next++]?.id ?? null) : null };
  });
}
