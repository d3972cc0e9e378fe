import type { FileFormatView } from "@gatehouse/contracts/imports/import-format";
import type { ImportProgress, ImportRun } from "@gatehouse/contracts/imports/import-run";
import type { ImportMoved, SetImportOptionsInput } from "@gatehouse/contracts/imports/import-verbs";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { createVerbRun, type VerbRun } from "~/features/users/verbs/create-verb-run.tsx";
import { api } from "~/lib/api/api.ts";
import { type Failure, failureOf } from "~/lib/api/failure.ts";
import { afterSaving, type Mending, withoutList } from "../checks/mending.ts";
import { importQuery } from "../imports-query.ts";
import { isBehind } from "../run-share.ts";
import { isWorking } from "../run-steps.ts";
import { useRunNews } from "../use-run-news.ts";

/** Progress may be lost on its way: while the run is being worked on it is also asked for. */
const lookAgainMs = 2_000;

/** The options of a run that can be chosen in the review. */
export type RunOptions = Pick<SetImportOptionsInput, "mode" | "inviteAll" | "tellReturned">;

/** A correction of how the file is read; what is left out is detected again. */
export type FormatChoice = { readonly [Part in keyof FileFormatView]?: FileFormatView[Part] | undefined };

/** What an admin can do with the run whose page is open. Each says nothing as done before the server has. */
export type RunVerbs = {
  readonly setFormat: (choice: FormatChoice, remember: boolean) => void;
  readonly setOptions: (options: RunOptions) => void;
  /** Makes the plan anew on the list as it is now; whoever had agreed has not agreed to that one. */
  readonly compareAgain: () => void;
  /** Saves what was typed for a line; its editor closes once that is taken. */
  readonly saveLine: (line: Mending) => void;
  readonly match: (n: number, userId: string | null) => void;
  readonly restore: (n: number, restore: boolean) => void;
  readonly agree: (planHash: string, removals: number | null) => void;
  readonly approve: (planHash: string) => void;
  readonly cancel: (done: () => void) => void;
  readonly revert: (goTo: (importId: string) => void) => void;
};

/** The run whose page is open: where it stands, live, and what can be done with it. */
export type OpenRun = {
  readonly id: string;
  readonly data: Accessor<ImportRun | undefined>;
  /** Nothing here has this id. */
  readonly isMissing: Accessor<boolean>;
  readonly failure: Accessor<Failure | undefined>;
  readonly isFetching: Accessor<boolean>;
  readonly refetch: () => void;
  readonly progress: Accessor<ImportProgress | null>;
  /** The line that is being mended on this page. */
  readonly mending: Accessor<Mending | undefined>;
  readonly setMending: (next: Mending | undefined) => void;
  /** Something waits: a call of this page, or the worker. */
  readonly isBusy: Accessor<boolean>;
  /** The lists of people and errors are those of before: either is under way, or they are read anew after it. */
  readonly isAged: Accessor<boolean>;
  readonly run: VerbRun;
  readonly verbs: RunVerbs;
};

/** Follows one run while the calling component is on the page. */
export function createRun(id: string): OpenRun {
  const project = useProject();
  const queries = useQueryClient();
  const run = createVerbRun();
  const asked = () => ({ projectId: project.id(), importId: id });
  const shown = useQuery(() => ({
    ...importQuery(project.id(), id),
    refetchInterval: (query) => (query.state.data && isWorking(query.state.data.state) ? lookAgainMs : false),
    staleTime: 0,
    deferStream: true,
  }));
  const refetch = () => void shown.refetch();
  // What is done may be undone by another run.
  const concerns = (moved: string | undefined) =>
    moved === undefined || moved === id || shown.data?.state === "done";
  const heard = useRunNews((moved) => {
    // What was refused because of another run may go through by now.
    const failure = run.failure();
    if (failure?.kind === "refused" && failure.code === "import.running") run.clear();
    if (concerns(moved)) refetch();
  });
  const data = createMemo(() => shown.data ?? undefined);
  // Lists of people and findings are made anew by the worker: they are asked again once it has ended.
  const state = createMemo(() => data()?.state);
  const [rereading, setRereading] = createSignal(0);
  const readAnew = async (list: "imports.items" | "imports.findings") => {
    setRereading((before) => before + 1);
    await queries.invalidateQueries({ queryKey: [list, project.id(), id] });
    setRereading((before) => before - 1);
  };
  const [mending, setMending] = createSignal<Mending>();
  createEffect(
    on(state, (now, before) => {
      if (now === "reading") setMending((line) => withoutList(line, "file"));
      if (now === undefined || before === undefined || isWorking(now)) return;
      void readAnew("imports.items");
      void readAnew("imports.findings");
    }),
  );

  const call = (work: () => Promise<ImportMoved>, done?: (moved: ImportMoved) => void) =>
    void run.run(async () => {
      try {
        const moved = await work();
        done?.(moved);
      } finally {
        // Also after a refusal: it may be because the run stands elsewhere by now.
        await shown.refetch();
      }
    });
  const setOptions = (options: RunOptions) =>
    call(() => api.imports.setOptions.mutate({ ...asked(), ...options }));
  const verbs: RunVerbs = {
    setFormat: (choice, remember) =>
      call(() => api.imports.setFormat.mutate({ ...asked(), ...chosen(choice), remember })),
    setOptions,
    compareAgain: () => {
      const now = data();
      if (now) setOptions({ mode: now.mode, inviteAll: now.inviteAll, tellReturned: now.tellReturned });
    },
    saveLine: (line) =>
      call(
        () => api.imports.editRow.mutate({ ...asked(), n: line.fault.n, fields: line.fields }),
        () => setMending((now) => afterSaving(now, line)),
      ),
    match: (n, userId) =>
      call(() => api.imports.choose.mutate({ ...asked(), n, choice: { kind: "match", userId } })),
    restore: (n, restore) =>
      call(() => api.imports.choose.mutate({ ...asked(), n, choice: { kind: "restore", restore } })),
    agree: (planHash, removals) => call(() => api.imports.agree.mutate({ ...asked(), planHash, removals })),
    approve: (planHash) => call(() => api.imports.approve.mutate({ ...asked(), planHash })),
    cancel: (done) => call(() => api.imports.cancel.mutate(asked()), done),
    revert: (goTo) =>
      call(
        () => api.imports.revert.mutate(asked()),
        ({ importId }) => goTo(importId),
      ),
  };
  const isAtWork = () => {
    const now = state();
    return now !== undefined && isWorking(now);
  };
  const progress = createMemo<ImportProgress | null>((before) => {
    if (!isAtWork()) return null;
    const asked = data()?.progress ?? null;
    // What was asked for may be older than what was heard before: the last word of a step is never shown twice.
    return heard().get(id) ?? (before && isBehind(asked, before) ? before : asked);
  }, null);
  return {
    id,
    data,
    isMissing: () => shown.data === null,
    failure: () => (shown.isError ? failureOf(shown.error) : undefined),
    isFetching: () => shown.isFetching,
    refetch,
    progress,
    mending,
    setMending,
    isBusy: () => run.isBusy() || isAtWork(),
    isAged: () => run.isBusy() || isAtWork() || rereading() > 0,
    run,
    verbs,
  };
}

/** Only the parts that were chosen. */
function chosen({ encoding, delimiter, hasHeader, columns }: FormatChoice) {
  return {
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(hasHeader !== undefined && { hasHeader }),
    ...(columns !== undefined && { columns: [...columns] }),
  };
}
