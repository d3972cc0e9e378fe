import type { MailRow } from "@gatehouse/contracts/mails/mails-list";
import { useQuery } from "@tanstack/solid-query";
import { Show, Suspense } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { ButtonLink } from "~/ui/controls/button-link.tsx";
import { Drawer } from "~/ui/overlays/drawer.tsx";
import { Facts } from "~/ui/records/facts.tsx";
import { MomentText } from "~/ui/records/moment-text.tsx";
import { ErrorState } from "~/ui/states/error-state.tsx";
import { Skeleton } from "~/ui/states/skeleton.tsx";
import { MailFrame } from "../mail-frame.tsx";
import { mailTitle, reasonText } from "../mail-words.ts";
import { MailStatePill } from "./mail-state-pill.tsx";

/** One mail beside the log: how it fares, and what it said with link and code masked. Inviting again is a verb of the profile. */
export default function MailPeek(props: { mail: MailRow; onClose: () => void }) {
  const project = useProject();
  return (
    <Drawer
      open
      beside
      onOpenChange={(open) => !open && props.onClose()}
      title={mailTitle(props.mail)}
      footer={
        <Show when={props.mail.userId}>
          {(userId) => (
            <ButtonLink href={`/users/${userId()}`}>
              {props.mail.kind === "invitation" ? "Open profile to invite again" : "Open profile"}
            </ButtonLink>
          )}
        </Show>
      }
    >
      <div class="flex flex-col gap-4 p-4">
        <Facts
          facts={[
            { label: "To", value: props.mail.recipient },
            { label: "State", value: <MailStatePill state={props.mail.state} /> },
            { label: "What was heard", value: reasonText(props.mail) || "–" },
            { label: "Queued", value: <At at={props.mail.createdAt} zone={project.timeZone()} /> },
            { label: "Sent", value: <At at={props.mail.sentAt} zone={project.timeZone()} /> },
            { label: "Last heard", value: <At at={props.mail.settledAt} zone={project.timeZone()} /> },
          ]}
        />
        <Suspense fallback={<Skeleton class="h-80" />}>
          <Said mailId={props.mail.id} />
        </Suspense>
      </div>
    </Drawer>
  );
}

function At(props: { at: string | null; zone: string }) {
  return (
    <Show when={props.at} fallback="–">
      {(at) => <MomentText at={at()} zone={props.zone} />}
    </Show>
  );
}

function Said(props: { mailId: string }) {
  const project = useProject();
  const preview = useQuery(() => ({
    queryKey: ["mails.preview", project.id(), props.mailId],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.mails.preview.query({ projectId: project.id(), mailId: props.mailId }, { signal }),
  }));
  return (
    <Show
      when={!preview.isError}
      fallback={
        <ErrorState title="What it said cannot be shown" onRetry={() => void preview.refetch()}>
          {failureText(failureOf(preview.error))}
        </ErrorState>
      }
    >
      <Show when={preview.data}>
        {(said) => (
          <section aria-label="What it said" class="flex flex-col gap-2">
            <p class="font-medium text-form">{said().subject}</p>
            <p class="text-meta text-muted">From {said().from}. Link and code are masked here.</p>
            <MailFrame html={said().html} title={said().subject} class="h-[560px]" />
          </section>
        )}
      </Show>
    </Show>
  );
}
