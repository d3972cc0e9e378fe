import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import type { StateName } from "~/ui/states/state-table.ts";
import { StatusPill } from "~/ui/states/status-pill.tsx";

const looks: Record<"none" | NonNullable<DoorRow["bridge"]>["state"], { state: StateName; word: string }> = {
  online: { state: "online", word: "Bridge online" },
  offline: { state: "offline", word: "Bridge offline" },
  quarantined: { state: "failed", word: "Bridge quarantined" },
  unpaired: { state: "offline", word: "Bridge not paired" },
  none: { state: "offline", word: "No bridge" },
};

/** How the bridge of a site's doors is reached. */
export function BridgePill(props: { bridge: DoorRow["bridge"] }) {
  const look = () => looks[props.bridge?.state ?? "none"];
  const isQuiet = () => props.bridge?.state === "online" || props.bridge === null;
  return <StatusPill state={look().state} word={look().word} quiet={isQuiet()} />;
}
