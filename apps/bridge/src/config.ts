import path from "node:path";
import { parseArgs } from "node:util";

/** What the command line of a bridge says. */
export type BridgeConfig = {
  readonly server: string;
  readonly dataDir: string;
  /** A one-shot pairing code; needed once. */
  readonly pair: string | undefined;
  /** Doors that exist in this process only, with people who come and go by themselves. */
  readonly simulate: boolean;
  /** Walks a minute of the simulated people; 0 for a site where only orders present something. */
  readonly crowd: number;
};

/** A configuration, or one line that says what is wrong. */
export type BridgeConfigResult = { readonly config: BridgeConfig } | { readonly mistake: string };

const usage =
  "Usage: gatehouse-bridge --server URL [--pair CODE] [--data DIR] [--simulate] [--crowd WALKS_A_MINUTE]";

/** Reads the command line; the pairing code may also come as `BRIDGE_PAIRING_CODE`, where no process list shows it. */
export function readBridgeConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): BridgeConfigResult {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        server: { type: "string" },
        pair: { type: "string" },
        data: { type: "string", default: "bridge-data" },
        simulate: { type: "boolean", default: false },
        crowd: { type: "string", default: "0" },
      },
    });
    const crowd = Number(values.crowd);
    if (!values.server || !URL.canParse(values.server)) return { mistake: usage };
    if (!Number.isFinite(crowd) || crowd < 0)
      return { mistake: "--crowd: must be a number of walks a minute." };
    return {
      config: {
        server: values.server,
        dataDir: path.resolve(values.data),
        pair: values.pair ?? env.BRIDGE_PAIRING_CODE,
        simulate: values.simulate,
        crowd,
      },
    };
  } catch (error) {
    return { mistake: `${error instanceof Error ? error.message : String(error)}\n${usage}` };
  }
}
