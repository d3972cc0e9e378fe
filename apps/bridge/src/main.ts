import { readBridgeConfig } from "./config.ts";
import { readSimulatedKeyboard } from "./simulation/simulated-keyboard.ts";
import { runBridge } from "./wiring.ts";

const say = (text: string) => console.log(`${new Date().toISOString()} ${text}`);
const result = readBridgeConfig(process.argv.slice(2), process.env);
if ("mistake" in result) {
  console.error(result.mistake);
  process.exit(1);
}
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
