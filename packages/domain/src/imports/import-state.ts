/**
 * The states of a run. *Reading, planning, applying* are being worked on; *refused* (the file as a whole), *faulty* (some
 * rows) and *ready* wait for somebody; *held* waits for a second admin; *done, cancelled* are ends.
 */
export const importStates = [
  "reading",
  "planning",
  "refused",
  "faulty",
  "ready",
  "held",
  "applying",
  "done",
  "cancelled",
] as const;

/** One of the states. */
export type ImportState = (typeof importStates)[number];

/** The states in which a worker has something to do. */
export const workingStates = ["reading", "planning", "applying"] as const satisfies readonly ImportState[];

/** Whether a run can still be called off: until its plan is being applied. */
export const isCancellable = (state: ImportState): boolean =>
  ["reading", "planning", "refused", "faulty", "ready", "held"].includes(state);

/** Where a run comes from: a file somebody brought, a file another system sent, or the undoing of an earlier run. */
export const importKinds = ["file", "sync", "revert"] as const;

/** One of the origins. */
export type ImportKind = (typeof importKinds)[number];

/** What becomes of people who are not in the file. */
export const importModes = ["replace", "update"] as const;

/** One of the two. */
export type ImportMode = (typeof importModes)[number];

/** Why a file is refused as a whole: nothing in it could be meant. */
export const refusals = [
  "empty",
  "header-only",
  "truncated",
  "not-text",
  "columns-missing",
  "too-many-columns",
  "file-gone",
] as const;

/** One of the refusals. */
export type FileRefusal = (typeof refusals)[number];

/** Whom a project's files are about. */
export const importScopes = ["everyone", "by-file", "company", "group"] as const;

/** One of the scopes; `by-file` is people added by a file or a sync. */
export type ImportScope = (typeof importScopes)[number];

/** How long a run can be reverted, in milliseconds. */
export const revertWindowMs = 7 * 24 * 60 * 60 * 1000;
