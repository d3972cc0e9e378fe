/**
 * Holds presentations back while it is not known whether somebody was closed out meanwhile: from the moment a link to the
 * server opens until its blocks are in force, or the link is gone again. Deciding in between could let in somebody the
 * server has already blocked; a link that stays silent is given up by `onOverdue` and the bridge decides by itself again.
 */
export type BlockGate = {
  readonly close: () => void;
  readonly open: () => void;
  /** Resolves at once while the gate is open. */
  readonly passed: () => Promise<void>;
};

/** Long enough for a server under load, short enough for somebody before a door. */
export const blockWaitMs = 2_000;

export function makeBlockGate(onOverdue: () => void, waitMs = blockWaitMs): BlockGate {
  let opened = Promise.resolve();
  let settle: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const open = () => {
    clearTimeout(timer);
    settle?.();
    settle = undefined;
  };
  return {
    close: () => {
      clearTimeout(timer);
      // The link is given up before anybody is let through: it opens the gate by going down.
      timer = setTimeout(onOverdue, waitMs);
      if (settle) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      opened = promise;
      settle = resolve;
    },
    open,
    passed: () => opened,
  };
}
