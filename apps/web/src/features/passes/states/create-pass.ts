import type { PassState } from "@gatehouse/contracts/passes/pass-state";
import { type Accessor, createMemo, createSignal, onCleanup, onMount } from "solid-js";
import { createNow } from "~/lib/ticker.ts";
import type { Connection } from "~/ui/states/connection-state.tsx";
import { ServerClock } from "../calls/server-clock.ts";
import { createCode, type ShownCode } from "../codes/create-code.ts";
import { readDevice } from "../devices/device.ts";
import type { HeldPass, LastContact } from "../keys/held-pass.ts";
import { readKept } from "../keys/pass-store.ts";
import { type Farewell, readFarewell, readMarker } from "../markers/pass-marker.ts";
import { PassSession } from "./pass-session.ts";
import { type PassView, viewOfHeld } from "./pass-view.ts";

/** The pass of this phone as its page reads it. */
export type Pass = {
  readonly view: Accessor<PassView>;
  readonly state: Accessor<PassState | undefined>;
  /** When the server was last heard, by its own clock. */
  readonly contactAt: Accessor<number>;
  readonly code: Accessor<ShownCode | undefined>;
  readonly connection: Accessor<Connection | undefined>;
  /** The running session; undefined without keys on this phone. */
  readonly session: Accessor<PassSession | undefined>;
};

/** Opens the pass of this phone once the page is alive, and closes its session with the page. */
export function createPass(): Pass {
  const clock = new ServerClock();
  const [held, setHeld] = createSignal<HeldPass>();
  const [contact, setContact] = createSignal<LastContact>();
  const [session, setSession] = createSignal<PassSession>();
  const [without, setWithout] = createSignal<PassView>({ kind: "opening" });
  const [link, setLink] = createSignal<"live" | "asking" | "away">("asking");
  const now = createNow(1_000);
  const openedAt = Date.now();

  const open = async () => {
    if (!readDevice().isSecure) return setWithout({ kind: "insecure" });
    const [pass, last] = await Promise.all([readKept("pass"), readKept("contact")]);
    if (!pass) return setWithout(viewWithoutPass());
    if (last) clock.restore(last.offsetMs);
    setContact(last);
    setHeld(pass);
    const running = new PassSession(pass, clock, {
      onContact: setContact,
      onPass: setHeld,
      onConnection: setLink,
      onGone: (why) => leave(why),
    });
    setSession(running);
    running.start();
  };
  const leave = (why: Farewell) => {
    setHeld(undefined);
    setSession(undefined);
    setContact(undefined);
    setWithout({ kind: "gone", why });
  };
  onMount(() => {
    open().catch(() => setWithout({ kind: "insecure" }));
    onCleanup(() => session()?.end());
  });

  const contactAt = () => contact()?.at ?? 0;
  const view = createMemo<PassView>(
    () => {
      const pass = held();
      if (!pass) return without();
      const at = now() + clock.offsetMs;
      return viewOfHeld({
        state: contact()?.state,
        contactAt: contactAt(),
        keyGeneration: pass.keyGeneration,
        now: at,
      });
    },
    { kind: "opening" },
    { equals: sameView },
  );
  const drawn = createMemo(() => (view().kind === "code" ? held() : undefined));
  const code = createCode(drawn, clock, () => contact()?.offsetMs ?? 0);
  const connection = (): Connection | undefined => {
    if (!held()) return undefined;
    if (link() === "live") return { kind: "live" };
    const since = contact() ? clock.toPhone(contactAt()) : openedAt;
    return link() === "away" ? { kind: "stale", since } : { kind: "catching-up" };
  };
  return { view, state: () => contact()?.state, contactAt, code, connection, session };
}

/** Without keys: told to go, lost them, or never had any. */
function viewWithoutPass(): PassView {
  const why = readFarewell();
  if (why) return { kind: "gone", why };
  return readMarker()?.isOwn ? { kind: "lost" } : { kind: "none" };
}

/** A view that says the same is the same: its screen stays, and the code on it. */
function sameView(one: PassView, two: PassView): boolean {
  return JSON.stringify(one) === JSON.stringify(two);
}
