#!/usr/bin/env node
import { runCheckCommand } from "./checks/check-command.ts";
import { readBridgeConfig } from "./config.ts";
import { readSimulatedKeyboard } from "./simulation/simulated-keyboard.ts";
import { runBridge } from "./wiring.ts";

const [verb, ...words] = process.argv.slice(2);
if (verb === "check") {
  const { lines, code } = runCheckCommand(words);
  for (const line of lines) (code === 0 ? console.log : console.error)(line);
  process.exit(code);
}

const say = (text: string) => console.log(`${new Date().toISOString()} ${text}`);
const result = readBridgeConfig(process.argv.slice(2), process.env);
if ("mistake" in result) {
  console.error(result.mistake);
  process.exit(1);
}
for (const warning of result.warnings) say(warning);
const bridge = await runBridge(result.config, say).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
say("the bridge is running");
if (result.config.simulate) readSimulatedKeyboard(bridge, process.stdin, say);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await bridge.stop();
  process.exit(0);
}
// Whoever runs a bridge as a part of itself holds the other end of this pipe; when it is killed, so are the doors it simulated.
if (process.env.BRIDGE_ENDS_WITH_STDIN === "1") process.stdin.on("end", () => void stop()).resume();
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());
process.on("unhandledRejection", (error) => say(`a promise nobody waited for: ${String(error)}`));
