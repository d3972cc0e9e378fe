import { isProofFresh } from "@gatehouse/domain/members/may";
import { createSignal } from "solid-js";
import { roleWord } from "~/features/members/role-words.ts";
import { useProject } from "~/features/projects/use-project.tsx";
import { StepUpDialog } from "~/features/sign-in/step-up-dialog.tsx";
import { createNow } from "~/lib/ticker.ts";
import { Button } from "~/ui/controls/button.tsx";
import { showDone } from "~/ui/overlays/toasts.tsx";
import { Avatar } from "~/ui/people/avatar.tsx";
import { Facts } from "~/ui/records/facts.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";

/** Who one is here, as what, and how fresh the proof of it is. */
export function OwnAccount() {
  const project = useProject();
  const now = createNow(15_000);
  const [isProving, setProving] = createSignal(false);
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
            label: "Proved to be you",
            value: (
              <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span>
                  <RelativeTime at={project.provedAt()} />
                  {isFresh() ? ", which is fresh enough to open things" : ", opening things will ask again"}
                </span>
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
        onConfirmed={() => {
          setProving(false);
          showDone("Confirmed that it is you");
        }}
      />
    </section>
  );
}
