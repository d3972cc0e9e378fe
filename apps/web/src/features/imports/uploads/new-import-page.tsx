import { exampleFilePath, largestFile } from "@gatehouse/contracts/imports/import-upload";
import type { ImportMode } from "@gatehouse/domain/imports/import-state";
import { useNavigate } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { useLive } from "~/features/live/use-live.tsx";
import { useProject } from "~/features/projects/use-project.tsx";
import { useRights } from "~/features/users/use-rights.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { RadioGroup } from "~/ui/controls/radio-group.tsx";
import { Dropzone } from "~/ui/fields/dropzone.tsx";
import { Stepper } from "~/ui/navigation/stepper.tsx";
import { PageHeader } from "~/ui/shells/page-header.tsx";
import { NoPermission } from "~/ui/states/no-permission.tsx";
import { Progress } from "~/ui/states/progress.tsx";
import { sizeText } from "../file-size.ts";
import { importPath } from "../imports-query.ts";
import { importSteps } from "../run-steps.ts";
import { modeHints, modeWords } from "../run-words.ts";
import { AutoSyncHint } from "./auto-sync-hint.tsx";
import { oneFile, wrongFile } from "./file-check.ts";
import { type Upload, uploadFile } from "./upload-file.ts";

const modes: readonly ImportMode[] = ["replace", "update"];

/** Where a file is brought: dropped or chosen, and on its way until the run it becomes has a page. */
export function NewImportPage() {
  const rights = useRights();
  return (
    <>
      <PageHeader
        title="Import CSV"
        trail={
          <a href="/imports" class="hover:underline">
            Imports
          </a>
        }
      />
      <Show
        when={rights.may("users.import")}
        fallback={<NoPermission what="import people">An owner or admin of this project can.</NoPermission>}
      >
        <div class="flex w-full max-w-[960px] flex-col gap-6 px-4 py-5">
          <Stepper label="Import" steps={importSteps.map((label) => ({ label }))} current={0} />
          <div class="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <BringFile />
            <FileHelp />
          </div>
        </div>
      </Show>
    </>
  );
}

function BringFile() {
  const project = useProject();
  const live = useLive();
  const navigate = useNavigate();
  const [mode, setMode] = createSignal<ImportMode>("replace");
  const [wrong, setWrong] = createSignal<string>();
  const [sending, setSending] = createSignal<{ readonly file: File; readonly upload: Upload }>();
  const [share, setShare] = createSignal(0);
  const [isSignedOut, setSignedOut] = createSignal(false);
  const [lastFile, setLastFile] = createSignal<File>();
  onCleanup(() => sending()?.upload.cancel());

  function bringOne(files: readonly File[]) {
    const found = oneFile(files);
    if ("file" in found) return void bring(found.file);
    setLastFile(undefined);
    setWrong(found.reason);
  }
  // Dropped a bit beside, a file would otherwise take the place of Gatehouse in the window.
  onMount(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      if (!sending()) bringOne([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    onCleanup(() => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    });
  });
  // What was pressed goes with it: the keyboard stays at what takes its place.
  let place: HTMLDivElement | undefined;
  const move = (to: string) =>
    queueMicrotask(() => {
      if (document.activeElement === document.body) place?.querySelector<HTMLElement>(to)?.focus();
    });

  async function bring(file: File) {
    const reason = wrongFile(file, largestFile);
    setWrong(reason);
    setSignedOut(false);
    setLastFile(undefined);
    if (reason !== undefined) return;
    setShare(0);
    const upload = uploadFile(file, { projectId: project.id(), mode: mode() }, setShare);
    setSending({ file, upload });
    move("button");
    const ended = await upload.ended;
    setSending(undefined);
    if (ended.kind !== "brought") move("input[type=file]");
    if (ended.kind === "brought") navigate(importPath(ended.importId));
    if (ended.kind !== "failed") return;
    setLastFile(file);
    setSignedOut(ended.failure.kind === "refused" && ended.failure.code === "session.missing");
    setWrong(
      ended.failure.kind === "unreachable"
        ? `${file.name} did not arrive: there is no connection. Nothing was changed.`
        : failureText(ended.failure),
    );
  }

  return (
    <div class="flex min-w-0 flex-col gap-5">
      <RadioGroup
        label="What the file does"
        options={modes.map((value) => ({
          value,
          label: modeWords[value],
          hint: modeHints[value],
          disabled: sending() !== undefined,
        }))}
        value={mode()}
        onChange={setMode}
      />
      <div ref={place}>
        <Show
          when={sending()}
          fallback={
            <div class="flex flex-col gap-3">
              <Dropzone
                label="Drop a CSV file here"
                hint={`Columns in this order: first name, last name, e-mail, ID, and if you like a Sync ID. Up to ${sizeText(largestFile)}.`}
                accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
                error={wrong()}
                onFiles={bringOne}
              />
              <Show when={lastFile()}>
                {(file) => (
                  <div class="flex flex-wrap gap-2">
                    <Button onClick={() => void bring(file())}>Try {file().name} again</Button>
                    <Show when={isSignedOut()}>
                      <ButtonLink href="/login" rel="external" target="_blank">
                        Sign in
                      </ButtonLink>
                    </Show>
                  </div>
                )}
              </Show>
              <Show when={live.connection().kind === "stale"}>
                <p role="status" class="text-meta text-muted">
                  There is no connection now; a file can be brought once it is back.
                </p>
              </Show>
            </div>
          }
        >
          {(now) => (
            <div class="flex flex-col gap-4 rounded-panel border border-line px-5 py-6">
              <Progress
                label={now().file.name}
                value={share()}
                detail={share() < 1 ? `${sizeText(now().file.size)},` : "looking at it,"}
              />
              <div class="flex items-center justify-between gap-3">
                <p class="text-meta text-muted">Nobody is changed by bringing a file.</p>
                <Button size="sm" onClick={() => now().upload.cancel()}>
                  Cancel
                </Button>
              </div>
            </div>
          )}
        </Show>
      </div>
    </div>
  );
}

function FileHelp() {
  return (
    <div class="flex flex-col gap-4">
      <section class="rounded-panel border border-line p-4 text-base">
        <h2 class="font-medium">What it looks like</h2>
        <pre class="mt-2 overflow-x-auto rounded-control bg-sunken p-2.5 font-mono text-meta">
          {"Ada,Lovelace,ada@example.org,000417\nAlan,Turing,alan@example.org,000418"}
        </pre>
        <p class="mt-2 text-pretty text-muted">
          Comma, semicolon or tab; with or without a header. Leading zeros stay. Before anything is changed
          you see what would be.
        </p>
        <ButtonLink
          href={exampleFilePath}
          rel="external"
          download="example.csv"
          icon={Download}
          size="sm"
          class="mt-3"
        >
          Example file
        </ButtonLink>
      </section>
      <AutoSyncHint />
    </div>
  );
}
