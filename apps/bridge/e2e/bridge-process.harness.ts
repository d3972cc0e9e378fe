import type { PresentedThing } from "@gatehouse/contracts/bridge/bridge-command";
import { orderlyTemperament } from "@gatehouse/reader/drivers/site-simulator/site-plan";
import { openJournal } from "../src/journal/journal.ts";
import { openListStore } from "../src/list-store/list-store.ts";
import { openUplink } from "../src/uplink/uplink.ts";
import { type BridgeParts, runBridge } from "../src/wiring.ts";
import { forgetfulListStore, hastyJournal, rashUplink } from "./seeded-bugs.harness.ts";

// A bridge with a simulated site, as a program that can be killed, told by its parent what is held against which reader.
// Arguments: server URL, data folder, pairing code.
const [server = "", dataDir = "", pair = ""] = process.argv.slice(2);
const teeth = process.env.GATEHOUSE_TEETH;
const parts: BridgeParts = {
  openJournal: teeth === "ack-before-journal" ? hastyJournal : openJournal,
  openListStore: teeth === "blocks-in-memory" ? forgetfulListStore : openListStore,
  openUplink: teeth === "decide-before-blocks" ? rashUplink : openUplink,
  temperament: orderlyTemperament,
};
const tell = (message: object) => void process.send?.(message);
const said = (text: string) => tell({ said: text });
const config = { server, dataDir, pair, lines: [], simulate: true, crowd: 0 };
const bridge = await runBridge(config, said, {
  ...parts,
  openListStore: (store, settings) => {
    const lists = parts.openListStore(store, settings);
    return {
      ...lists,
      takeBlocks: (frame) => {
        lists.takeBlocks(frame);
        tell({ blocks: frame.entries.map((entry) => entry.holderId) });
      },
    };
  },
});

type Order = { id: number; readerId: string; thing: PresentedThing };

process.on("message", ({ id, readerId, thing }: Order) => {
  const from = bridge.journal.nextSeq();
  void bridge
    .lines()
    ?.present(readerId, thing)
    .then((acknowledged) => {
      const decision = bridge.journal
        .read(from)
        .map((entry) => Object(entry.event))
        .find((event) => event.readerId === readerId && /^access\.(granted|denied)$/.test(event.type));
      const backlog = bridge.journal.backlog();
      tell({ id, acknowledged, backlog, type: decision?.type, reason: decision?.data.reason });
    });
});
/** Says how it is doing, so that the parent need not ask. */
setInterval(() => {
  const line = bridge.lines()?.lineOf(process.env.WATCHED_READER ?? "");
  const isOnline = line?.health().readers.some((reader) => reader.state.startsWith("online")) ?? false;
  const list = bridge.lists.list();
  tell({
    backlog: bridge.journal.backlog(),
    isOnline,
    version: list.version,
    holders: list.tables.holders.size,
    leaseEndsAt: list.lease.endsAt,
  });
}, 20);
