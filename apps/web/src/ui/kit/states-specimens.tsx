import { createSignal, For, onMount } from "solid-js";
import { Button } from "../controls/button.tsx";
import { Avatar } from "../people/avatar.tsx";
import { PresenceStack } from "../people/presence-stack.tsx";
import { Banner } from "../states/banner.tsx";
import { ConnectionState } from "../states/connection-state.tsx";
import { EmptyState } from "../states/empty-state.tsx";
import { ErrorState } from "../states/error-state.tsx";
import { NoPermission } from "../states/no-permission.tsx";
import { Progress } from "../states/progress.tsx";
import { Skeleton } from "../states/skeleton.tsx";
import { type StateName, states } from "../states/state-table.ts";
import { StatusPill } from "../states/status-pill.tsx";
import { kitPresence } from "./kit-people.ts";
import { Specimen, Specimens } from "./specimen.tsx";

const names = Object.keys(states) as StateName[];

export function StatesSpecimens() {
  const [since, setSince] = createSignal(0);
  onMount(() => setSince(Date.now() - 42_000));
  return (
    <Specimens id="states" title="States">
      <Specimen name="StatusPill">
        <For each={names}>{(name) => <StatusPill state={name} />}</For>
      </Specimen>
      <Specimen name="StatusPill, detail">
        <StatusPill state="blocked" detail="until 12 May" />
        <StatusPill state="pass-active" word="Active, new phone invited" detail="until 12 May" />
      </Specimen>
      <Specimen name="StatusPill, quiet">
        <For each={names.slice(0, 12)}>{(name) => <StatusPill state={name} quiet />}</For>
      </Specimen>
      <Specimen name="ConnectionState">
        <ConnectionState connection={{ kind: "live" }} />
        <ConnectionState connection={{ kind: "catching-up" }} />
        <ConnectionState connection={{ kind: "stale", since: since() }} />
      </Specimen>
      <Specimen name="Avatar">
        <Avatar name="Mia Koch" size="xs" />
        <Avatar name="Mia Koch" size="sm" />
        <Avatar name="Jonas Weber" />
        <Avatar name="Amara Okafor" size="lg" />
        <Avatar name="Noor" size="xl" />
      </Specimen>
      <Specimen name="PresenceStack">
        <PresenceStack people={kitPresence.slice(0, 3)} />
        <PresenceStack people={kitPresence} />
        <PresenceStack people={kitPresence.slice(1, 3)} size="xs" />
      </Specimen>
      <Specimen name="Banner" wide>
        <div class="flex flex-col gap-2">
          <Banner
            state="running"
            actions={
              <Button size="sm" variant="quiet">
                Show
              </Button>
            }
          >
            Import by Mia running, 43 %
          </Banner>
          <Banner state="blocked">
            Blocked by Jonas Weber until 12 May: “Lost contractor badge, police report pending.”
          </Banner>
          <Banner state="expired" urgent onDismiss={() => undefined}>
            Mail cannot be sent: the key was refused. Invitations wait and go out by themselves once it works.
          </Banner>
          <Banner state="archived">Archived on 3 March. Data go on 3 June.</Banner>
        </div>
      </Specimen>
      <Specimen name="Progress" wide>
        <div class="flex max-w-md flex-col gap-4">
          <Progress label="Applying" value={0.43} detail="4,213 of 9,800," />
          <Progress label="Reading the file" />
        </div>
      </Specimen>
      <Specimen name="Skeleton" wide>
        <div class="flex max-w-md flex-col gap-2.5">
          <Skeleton width="40%" class="h-5" />
          <Skeleton />
          <Skeleton width="82%" />
        </div>
      </Specimen>
      <Specimen name="Empty, error, no permission" wide>
        <div class="grid border-line sm:grid-cols-3 [&>*]:border-line sm:[&>*+*]:border-l">
          <EmptyState title="No users yet" level={3} actions={<Button variant="primary">Add user</Button>}>
            Add the first one, import a CSV file, or copy the sample and try with that.
          </EmptyState>
          <ErrorState
            title="The list could not be loaded"
            level={3}
            onRetry={() => undefined}
            requestId="01J9ZC3V5Q"
          >
            What you see elsewhere on the page is still live. Nothing you typed is lost.
          </ErrorState>
          <NoPermission what="change members" level={3}>
            An owner of this project can.
          </NoPermission>
        </div>
      </Specimen>
    </Specimens>
  );
}
