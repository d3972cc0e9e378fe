import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { Show } from "solid-js";
import { CopyText } from "~/ui/controls/copy-text.tsx";
import { type Fact, Facts } from "~/ui/records/facts.tsx";
import { MomentText } from "~/ui/records/moment-text.tsx";
import { protectionWords, protocolWords, securityWords } from "../states/reader-words.ts";

/** Where a reader is, how it is wired, and who it says it is. */
export function ReaderFacts(props: { reader: ReaderDetailRow }) {
  const place = (): readonly Fact[] => [
    { label: "Site", value: <>{props.reader.site.name}</> },
    {
      label: "Door",
      value: (
        <>
          <a href={`/doors?open=${props.reader.door.id}`} class="text-accent hover:underline">
            {props.reader.door.name}
          </a>
          {props.reader.direction === "in" ? ", going in" : ", going out"}
        </>
      ),
    },
    { label: "Bridge", value: <BridgeLink reader={props.reader} /> },
  ];
  const identity = (): readonly Fact[] => [
    ...(props.reader.identity === null
      ? []
      : [{ label: "Says it is", value: <span class="font-mono text-meta">{props.reader.identity}</span> }]),
    // The configuration file of a bridge names a reader by it.
    { label: "ID", value: <CopyText text={props.reader.id} label="Copy the ID" /> },
  ];
  return (
    <Show
      when={props.reader.setup}
      fallback={
        <Facts
          facts={[
            ...place(),
            { label: "Wiring", value: <span class="text-muted">Not told by its bridge</span> },
            ...identity(),
          ]}
        />
      }
    >
      {(wired) => <Facts facts={[...place(), ...wiring(props.reader, wired()), ...identity()]} />}
    </Show>
  );
}

type Setup = NonNullable<ReaderDetailRow["setup"]>;

function wiring(reader: ReaderDetailRow, setup: Setup): readonly Fact[] {
  const line = [
    protocolWords[setup.protocol],
    ...(setup.protocol === "simulated" ? [] : [setup.lineId]),
    ...(setup.address === null ? [] : [`address ${setup.address}`]),
  ];
  const keyed = setup.security === "required";
  return [
    { label: "Line", value: <>{line.join(", ")}</> },
    ...(setup.profile === null ? [] : [{ label: "Reads", value: <>{setup.profile}</> }]),
    { label: "Drives the lock", value: <>{setup.drivesLock ? "Yes" : "No"}</> },
    { label: "Security", value: <>{securityWords[setup.security ?? "none"].long}</> },
    ...(keyed && reader.link === "online" && reader.bridge?.state === "online"
      ? [{ label: "Talks now", value: <>{protectionWords[reader.protection]}</> }]
      : []),
    ...(keyed
      ? [
          {
            label: "Key changed",
            value: (
              <Show when={reader.keyChangedAt} fallback="Never since it was added">
                {(at) => <MomentText at={at()} zone={reader.site.timeZone} />}
              </Show>
            ),
          },
        ]
      : []),
  ];
}

function BridgeLink(props: { reader: ReaderDetailRow }) {
  return (
    <Show when={props.reader.bridge} fallback="None">
      {(bridge) => (
        <a href={`/bridges?open=${bridge().id}`} class="text-accent hover:underline">
          {bridge().name}
        </a>
      )}
    </Show>
  );
}
