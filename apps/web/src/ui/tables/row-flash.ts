import { onCleanup } from "solid-js";
import { createStore } from "solid-js/store";

const flashForMs = 1200;

export type RowFlash = {
  /** Lights up a row that someone else has changed. */
  readonly flash: (id: string) => void;
  /** The mark a row carries while lit; two words in turn, so that a second change lights it anew. */
  readonly markOf: (id: string) => "even" | "odd" | undefined;
};

/** Remembers for 1.2 s which rows have been changed by others. */
export function createRowFlash(): RowFlash {
  const [marks, setMarks] = createStore<Record<string, "even" | "odd" | undefined>>({});
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  onCleanup(() => {
    for (const timer of timers.values()) clearTimeout(timer);
  });
  return {
    flash: (id) => {
      clearTimeout(timers.get(id));
      setMarks(id, (before) => (before === "even" ? "odd" : "even"));
      timers.set(
        id,
        setTimeout(() => {
          timers.delete(id);
          setMarks(id, undefined);
        }, flashForMs),
      );
    },
    markOf: (id) => marks[id],
  };
}
