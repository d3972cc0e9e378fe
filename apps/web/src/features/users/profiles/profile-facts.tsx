import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { type JSX, Show } from "solid-js";
import { CopyText } from "~/ui/controls/copy-text.tsx";
import { Facts } from "~/ui/records/facts.tsx";
import { MomentText } from "~/ui/records/moment-text.tsx";
import { RelativeTime } from "~/ui/records/relative-time.tsx";
import { MailPill, RoleNames } from "../lists/user-cells.tsx";
import { useRights } from "../use-rights.ts";
import { shortNumberText } from "../user-name.ts";
import { DeskFacts } from "./desk-facts.tsx";
import { ProfileAffiliations } from "./profile-affiliations.tsx";

/** What stands where nothing is known. */
const none = "–";

type ProfileFactsProps = { row: UserRow; details: UserDetails | undefined; zone: string };

/** What is known of a person, beside every tab, as far as this admin may know it. */
export function ProfileFacts(props: ProfileFactsProps) {
  const rights = useRights();
  return (
    <Show when={rights.seesAll()} fallback={<DeskFacts row={props.row} />}>
      <AllFacts {...props} />
    </Show>
  );
}

/** Each value follows the live row by itself. */
function AllFacts(props: ProfileFactsProps) {
  const pass = () => props.details?.pass;
  return (
    <div class="flex flex-col gap-6">
      <Section title="Core information">
        <Facts
          facts={[
            {
              label: "E-mail",
              value: (
                <Show when={props.row.email} fallback={none}>
                  <CopyText text={props.row.email} label="e-mail address" class="font-sans text-base" />
                </Show>
              ),
            },
            { label: "Mobile phone", value: <>{props.row.phone ?? none}</> },
            { label: "Companies", value: <ProfileAffiliations row={props.row} kind="company" /> },
            { label: "Groups", value: <ProfileAffiliations row={props.row} kind="group" /> },
            { label: "Roles", value: <RoleNames roles={props.row.roles} /> },
            { label: "ID", value: <span class="font-mono text-meta">{props.row.idNumber ?? none}</span> },
            {
              label: "Badges",
              value: <span class="font-mono text-meta">{props.row.badgeNumbers || none}</span>,
            },
            {
              label: "Number",
              value: <CopyText text={shortNumberText(props.row.shortNumber)} label="number" />,
            },
          ]}
        />
      </Section>
      <Section title="Phone and mail">
        <Facts
          facts={[
            { label: "Phone", value: <>{pass()?.phone ?? none}</> },
            {
              label: "Active since",
              value: (
                <Show when={pass()?.activatedAt} fallback={none}>
                  {(at) => <MomentText at={at()} zone={props.zone} />}
                </Show>
              ),
            },
            {
              label: "Last seen",
              value: (
                <Show when={props.row.passSeenAt ?? pass()?.lastSeenAt} fallback={none}>
                  {(at) => <RelativeTime at={at()} zone={props.zone} />}
                </Show>
              ),
            },
            {
              label: "Last mail",
              value: (
                <Show when={props.row.mailState} fallback={none}>
                  <MailPill state={props.row.mailState} quiet />
                </Show>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Record">
        <Facts
          facts={[
            {
              label: "Sync ID",
              value: <span class="font-mono text-meta">{props.details?.syncId ?? none}</span>,
            },
            { label: "Date of birth", value: <>{props.details?.dateOfBirth ?? none}</> },
            { label: "Added", value: <MomentText at={props.row.createdAt} zone={props.zone} /> },
            { label: "Changed", value: <RelativeTime at={props.row.updatedAt} zone={props.zone} /> },
            { label: "User id", value: <CopyText text={props.row.id} label="user id" /> },
          ]}
        />
      </Section>
    </div>
  );
}

function Section(props: { title: string; children: JSX.Element }) {
  return (
    <section>
      <h2 class="mb-1 font-medium text-caps text-subtle">{props.title}</h2>
      {props.children}
    </section>
  );
}
