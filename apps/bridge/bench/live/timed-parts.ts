import { livelyTemperament } from "@gatehouse/reader/drivers/site-simulator/site-plan";
import { openJournal } from "../../src/journal/journal.ts";
import { openListStore } from "../../src/list-store/list-store.ts";
import { openUplink } from "../../src/uplink/uplink.ts";
import type { BridgeParts } from "../../src/wiring.ts";
import type { Milestone } from "./target.ts";

/** A bridge as it is, that also says when it has a block on its disk. */
export function timedParts(held: Milestone): BridgeParts {
  return {
    openJournal,
    openUplink,
    temperament: livelyTemperament,
    openListStore: (...given) => {
      const lists = openListStore(...given);
      const takeBlocks: typeof lists.takeBlocks = (frame) => {
        lists.takeBlocks(frame);
        for (const { holderId } of frame.entries) held.passed(holderId);
      };
      return { ...lists, takeBlocks };
    },
  };
}
