import path from "node:path";
import { parseArgs } from "node:util";
import { checkConfigFile, type FileSettings } from "./checks/check-config-file.ts";
import type { LineSettings } from "./lines/line-settings.ts";

/** What the command line and the configuration file of a bridge say. */
export type BridgeConfig = {
  readonly server: string;
  readonly dataDir: string;
  /** A one-shot pairing code; needed once. */
  readonly pair: string | undefined;
  /** The wired lines; empty for a site that is simulated. */
  readonly lines: readonly LineSettings[];
  /** Doors that exist in this process only, with people who come and go by themselves. */
  readonly simulate: boolean;
  /** Walks a minute of the simulated people; 0 for a site where only orders present something. */
  readonly crowd: number;
  /** Whether the simulated doors hang on OSDP readers at TCP ports of this machine, dialled like real ones. */
  readonly osdp?: boolean;
  /** Port on the loopback where this machine may ask how the lines are; none when left out. */
  readonly statusPort?: number;
};

/** A configuration, or what is wrong, where, and what to do about it. */
export type BridgeConfigResult =
  | { readonly config: BridgeConfig; readonly warnings: readonly string[] }
  | { readonly mistake: string };

const usage =
  "Usage: gatehouse-bridge check FILE | gatehouse-bridge --server URL [--pair CODE] [--data DIR] [--config FILE] [--simulate [--osdp]] [--crowd WALKS_A_MINUTE] [--status PORT]";

/**
 * Reads the command line and the file it names; where both say something the command line counts. The pairing code may
 * also come as `BRIDGE_PAIRING_CODE`, where no process list shows it.
 */
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
        data: { type: "string" },
        config: { type: "string" },
        simulate: { type: "boolean", default: false },
        crowd: { type: "string", default: "0" },
        osdp: { type: "boolean", default: false },
        status: { type: "string" },
      },
    });
    const file = readFile(values.config);
    const server = values.server ?? file.server;
    const crowd = Number(values.crowd);
    if (!server || !URL.canParse(server)) return { mistake: usage };
    if (!Number.isFinite(crowd) || crowd < 0)
      return { mistake: "--crowd: must be a number of walks a minute." };
    const statusPort = values.status === undefined ? undefined : Number(values.status);
    if (
      statusPort !== undefined &&
      !(Number.isInteger(statusPort) && statusPort >= 0 && statusPort <= 65_535)
    )
      return { mistake: "--status: must be a port." };
    if (values.simulate && file.lines.length > 0)
      return { mistake: "--simulate: the configuration file names wired lines; a site is one or the other." };
    return {
      config: {
        server,
        dataDir: path.resolve(values.data ?? file.data ?? "bridge-data"),
        pair: values.pair ?? env.BRIDGE_PAIRING_CODE,
        lines: file.lines,
        simulate: values.simulate,
        crowd,
        osdp: values.osdp,
        ...(statusPort === undefined ? {} : { statusPort }),
      },
      warnings: file.warnings,
    };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { mistake: error instanceof ConfigMistake ? text : `${text}\n${usage}` };
  }
}

class ConfigMistake extends Error {}

function readFile(file: string | undefined): FileSettings & { readonly warnings: readonly string[] } {
  if (file === undefined) return { lines: [], warnings: [] };
  const { settings, report } = checkConfigFile(file);
  if (settings === null) throw new ConfigMistake(report.join("\n"));
  return { ...settings, warnings: report };
}
