import { isProofFresh, stepUpWindowMs } from "@gatehouse/domain/members/may";
import { createSignal, onMount } from "solid-js";
import { roleWord } from "~/features/members/role-words.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { StepUpDialog } from "~/features/sign-in/step-up-dialog.tsx";
import { createNow } from "~/lib/ticker.ts";
import { formatMoment, readerZone } from "~/lib/time.ts";
import { Button } from "~/ui/controls/button.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import { Avatar } from "~/ui/people/avatar.tsx";
import { Facts } from "~/ui/records/facts.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { StatusPill } from "~/ui/states/status-pill.tsx";

/** Who one is here, as what, and how fresh the proof of it is. */
export function OwnAccount() {
  const project = useProject();
  const now = createNow(15_000);
  const [zone, setZone] = createSignal("UTC");
  onMount(() => setZone(readerZone()));
  const [isProving, setProving] = createSignal(false);
  const freshUntil = () => {
    const end = new Date(project.provedAt()).getTime() + stepUpWindowMs[project.role()];
    return formatMoment(end, "time", zone());
  };
  const isFresh = () => isProofFresh(project.role(), new Date(project.provedAt()), new Date(now()));
  return (
    <section aria-labelledby="who" class="flex flex-col gap-4">
      <div class="flex items-center gap-4">
        <Avatar name={project.account().name} size="lg" />
        <div class="min-w-0">
          <h2 id="who" class="truncate font-semibold text-section">
            {project.account().name}
          </h2>
          <p class="truncate text-base text-muted">{project.account().mail}</p>
        </div>
      </div>
      <Facts
        facts={[
          { label: "Role", value: `${roleWord(project.role())} of ${project.name()}` },
          {
            label: "Last proof",
            value: (
              <span class="flex flex-wrap items-center gap-x-3 gap-y-1.5">
                <RelativeTime at={project.provedAt()} />
                <StatusPill
                  state={isFresh() ? "accepted" : "pending"}
                  word={isFresh() ? "Fresh" : "Opening things asks again"}
                  detail={isFresh() ? `until ${freshUntil()}` : undefined}
                />
                <Button size="sm" onClick={() => setProving(true)}>
                  Prove again
                </Button>
              </span>
            ),
          },
        ]}
      />
      <StepUpDialog
        open={isProving()}
        onOpenChange={setProving}
        why="A fresh proof lets you unblock people and release doors without being asked."
        onConfirmed={() => {
          setProving(false);
          showDone("Confirmed that it is you");
        }}
      />
    </section>
  );
}
