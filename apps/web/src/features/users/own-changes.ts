/** How long after a verb its echo may still come: far longer than any round trip, far shorter than a second look. */
const echoMs = 5_000;

/** Remembers whom this page has just changed itself, so that its own echo does not look like somebody else's work. */
export type OwnChanges = {
  readonly mark: (ids: readonly string[]) => void;
  readonly has: (id: string) => boolean;
};

/** Starts with nothing remembered; `clock` is milliseconds. */
export function makeOwnChanges(clock: () => number = Date.now): OwnChanges {
  const until = new Map<string, number>();
  return {
    mark: (ids) => {
      const now = clock();
      for (const [id, end] of until) if (end <= now) until.delete(id);
      for (const id of ids) until.set(id, now + echoMs);
    },
    has: (id) => (until.get(id) ?? 0) > clock(),
  };
}
