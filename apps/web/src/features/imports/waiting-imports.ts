import type { ImportRow } from "@gatehouse/contracts/imports/import-run";
import { useQuery } from "@tanstack/solid-query";
import { type Accessor, createMemo } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { createAlive } from "~/lib/alive.ts";
import { importsQuery } from "./imports-query.ts";
import { waitsForAdmin } from "./run-steps.ts";

/** The imports that wait for an admin: held by the guard or for a second one, or sent in vain by another system. None for whoever may not import. */
export function useWaitingImports(): Accessor<readonly ImportRow[]> {
  const newest = useNewest();
  return newest.waiting;
}

/** How many imports wait, asked once the page is alive and again whenever one moves. For the frame alone: one listener is enough. */
export function useWaitingCount(): Accessor<number> {
  const live = useLive();
  const newest = useNewest();
  live.onEvents("changes", (events) => {
    if (events.some(({ name }) => name === "import.changed")) newest.look();
  });
  live.onSnapshot("changes", newest.look);
  return createMemo(() => newest.waiting().length);
}

function useNewest() {
  const project = useProject();
  const rights = useRights();
  const isAlive = createAlive();
  const isAsked = () => isAlive() && rights.may("users.import");
  const newest = useQuery(() => ({ ...importsQuery(project.id()), enabled: isAsked() }));
  return {
    // A page of imports may bring their answer along: before the frame is alive it must not be drawn.
    waiting: () => (isAsked() && newest.isSuccess ? newest.data.rows.filter(waitsForAdmin) : []),
    look: () => {
      if (isAsked()) void newest.refetch();
    },
  };
}
