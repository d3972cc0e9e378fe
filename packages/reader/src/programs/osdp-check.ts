#!/usr/bin/env node
import { panelFromEnvironment, peerFromEnvironment } from "../drivers/osdp/peers/panel-peer.ts";
import { runPanelSuite } from "../drivers/osdp/peers/panel-suite.ts";
import { runReaderSuite } from "../drivers/osdp/peers/reader-suite.ts";

// Exit codes: 0 everything passed, 1 something failed, 3 nothing was run.
// OSDP_PEER: our panel against somebody's readers. OSDP_PANEL_PEER: our readers against somebody's panel.
const [readers, panel] = [peerFromEnvironment(process.env), panelFromEnvironment(process.env)];
const results = [
  ...(panel === null || readers !== null ? await runPanelSuite(readers) : []),
  ...(readers === null || panel !== null ? await runReaderSuite(panel) : []),
];
for (const { name, outcome, detail } of results) {
  process.stdout.write(`${outcome.padEnd(8)} ${name}${detail === "" ? "" : ` (${detail})`}\n`);
}
if (results.some(({ outcome }) => outcome === "failed")) process.exitCode = 1;
else if (!results.some(({ outcome }) => outcome === "passed")) process.exitCode = 3;
