import type { CredentialView } from "@gatehouse/contracts/credentials/credentials";
import { createSignal, For, Show } from "solid-js";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { Button } from "~/ui/controls/button.tsx";
import { CopyText } from "~/ui/controls/copy-text.tsx";
import { showFailed } from "~/ui/overlays/toasts.tsx";
import { MomentText } from "~/ui/records/moment-text.tsx";
import { EmptyState } from "~/ui/states/empty-state.tsx";
import { usePeople } from "../use-people.tsx";
import { useRights } from "../use-rights.ts";
import { useVerbCalls } from "../verbs/use-verb-calls.ts";
import { AddNumber } from "./add-number.tsx";
import type { ProfileTabProps } from "./profile-tab-props.ts";
import { TabSection } from "./tab-section.tsx";

/** What carries a number, as one reads it. */
export const carrierWords: Readonly<Record<CredentialView["carrier"], string>> = {
  pass: "Phone",
  card: "Card",
  badge: "Printed badge",
};

/** The numbers readers know somebody by: of the phone, of cards and of printed badges. */
export function BadgesTab(props: ProfileTabProps) {
  const project = useProject();
  const people = usePeople();
  const rights = useRights();
  const calls = useVerbCalls();
  const [working, setWorking] = createSignal<string>();
  const mayManage = () => rights.may("credentials.manage") && props.row.standing !== "archived";

  async function withdraw({ id, number, carrier }: CredentialView): Promise<void> {
    const whom = { projectId: project.id(), userId: props.row.id };
    setWorking(id);
    try {
      await api.credentials.withdraw.mutate({ ...whom, credentialId: id });
      people.verbs.done([props.row.id]);
      const again = carrier === "pass" ? undefined : { ...whom, number, carrier };
      calls.sayDone(
        props.row,
        `${number} opens nothing any more`,
        again && { call: () => api.credentials.add.mutate(again), verb: "edit" },
      );
    } catch (error) {
      showFailed(`${number} was not withdrawn`, failureText(failureOf(error)));
    } finally {
      setWorking(undefined);
    }
  }

  return (
    <TabSection title="Badges">
      <Show when={mayManage()}>
        <AddNumber row={props.row} />
      </Show>
      <ul>
        <For
          each={props.details.credentials}
          fallback={
            <EmptyState title="No numbers yet" level={3}>
              A number is what a reader reports: of a card, of a printed badge, or the ID of the phone, which
              is a field of the person.
            </EmptyState>
          }
        >
          {(credential) => (
            <li class="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-2 last:border-b-0">
              <span class="min-w-36 flex-1">
                <CopyText text={credential.number} label="number" />
                <span class="block text-meta text-muted">{carrierWords[credential.carrier]}</span>
              </span>
              <span class="text-muted">
                <Show
                  when={credential.withdrawnAt}
                  fallback={
                    <>
                      {credential.live ? "Since " : "At rest while archived, since "}
                      <MomentText at={credential.createdAt} zone={props.zone} shape="date" />
                    </>
                  }
                >
                  {(at) => (
                    <>
                      Withdrawn <MomentText at={at()} zone={props.zone} />
                    </>
                  )}
                </Show>
              </span>
              <span class="flex w-28 justify-end">
                <Show when={mayManage() && credential.withdrawnAt === null && credential.carrier !== "pass"}>
                  <Button
                    size="sm"
                    variant="quiet"
                    busy={working() === credential.id}
                    aria-label={`Withdraw ${credential.number}`}
                    onClick={() => void withdraw(credential)}
                  >
                    {working() === credential.id ? "Withdrawing…" : "Withdraw"}
                  </Button>
                </Show>
              </span>
            </li>
          )}
        </For>
      </ul>
    </TabSection>
  );
}
