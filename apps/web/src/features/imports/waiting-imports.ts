import type { ImportsList } from "@gatehouse/contracts/imports/import-run";
import { useQuery } from "@tanstack/solid-query";
import { type Accessor, createMemo } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { createAlive } from "~/lib/alive.ts";
import { waitingImportsQuery } from "./imports-query.ts";
import { useRunNews } from "./use-run-news.ts";

/** The newest imports that wait for an admin, and how many there are. None for whoever may not import. */
export function useWaitingImports(): Accessor<Waiting> {
  const asked = askWaiting();
  return asked.waiting;
}

/** How many imports wait, asked once the page is alive and again whenever one moves. For the frame alone: one listener is enough. */
export function useWaitingCount(): Accessor<number> {
  const asked = askWaiting();
  useRunNews(asked.look);
  return createMemo(() => asked.waiting().total);
}

type Waiting = Pick<ImportsList, "rows" | "total">;

const nobodyWaits: Waiting = { rows: [], total: 0 };

function askWaiting() {
  const project = useProject();
  const rights = useRights();
  const isAlive = createAlive();
  const isAsked = () => isAlive() && rights.may("users.import");
  const asked = useQuery(() => ({ ...waitingImportsQuery(project.id()), enabled: isAsked() }));
  return {
    // A page of imports may bring their answer along: before the frame is alive it must not be drawn.
    waiting: () => (isAsked() && asked.isSuccess ? asked.data : nobodyWaits),
    look: () => {
      if (isAsked()) void asked.refetch();
    },
  };
}
