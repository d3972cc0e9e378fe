import { importProgressEvent } from "@gatehouse/contracts/imports/import-progress";
import type { ImportProgress } from "@gatehouse/contracts/imports/import-run";
import { type Accessor, createSignal } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";

/**
 * Calls `onMoved` whenever a run may stand elsewhere, and keeps how far each run that is being worked on was when it was last
 * heard of. Progress may be lost on the way: whoever shows such a run also asks from time to time.
 */
export function useRunNews(
  onMoved: (importId: string | undefined) => void,
): Accessor<ReadonlyMap<string, ImportProgress>> {
  const live = useLive();
  const [heard, setHeard] = createSignal<ReadonlyMap<string, ImportProgress>>(new Map());
  live.onEvents("changes", (events) => {
    for (const event of events) if (event.name === "import.changed") onMoved(importIdOf(event.data));
  });
  // Of a large change the stream only says that there was one.
  live.onSnapshot("changes", () => onMoved(undefined));
  live.onEphemeral(({ name, data }) => {
    if (name !== "import.progress") return;
    const told = importProgressEvent.safeParse(data);
    if (!told.success) return;
    const { importId, progress } = told.data;
    setHeard((before) => {
      const others = [...before].filter(([id]) => id !== importId);
      return new Map(progress ? [...others, [importId, progress]] : others);
    });
    if (!progress) onMoved(importId);
  });
  return heard;
}

function importIdOf(data: unknown): string | undefined {
  const id = typeof data === "object" && data !== null && "importId" in data ? data.importId : undefined;
  return typeof id === "string" ? id : undefined;
}
