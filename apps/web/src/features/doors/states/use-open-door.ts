import { type Accessor, createSignal } from "solid-js";
import { type OpenRecord, useOpenRecord } from "~/lib/open-record.ts";

/** Which door's sheet is open, and whether somebody wants to unlock it. */
export type OpenDoor = OpenRecord & {
  /** Counts up each time the unlock button is asked for. */
  readonly asked: Accessor<number>;
  /** Opens the sheet with the unlock button under the finger. */
  readonly openToUnlock: (id: string) => void;
};

/** The open door of the page. */
export function useOpenDoor(): OpenDoor {
  const { id, open, close } = useOpenRecord();
  const [asked, setAsked] = createSignal(0);
  return {
    id,
    asked,
    open: (door) => {
      setAsked(0);
      open(door);
    },
    openToUnlock: (door) => {
      setAsked((times) => times + 1);
      open(door);
    },
    close: () => {
      setAsked(0);
      close();
    },
  };
}
