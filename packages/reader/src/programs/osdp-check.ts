#!/usr/bin/env node
import { peerFromEnvironment } from "../drivers/osdp/peers/panel-peer.ts";
import { runPanelSuite } from "../drivers/osdp/peers/panel-suite.ts";

// Exit codes: 0 everything passed, 1 something failed, 3 nothing was run.
const results = await runPanelSuite(peerFromEnvironment(process.env));
for (const { name, outcome, detail } of results) {
  process.stdout.write(`${outcome.padEnd(8)} ${name}${detail === "" ? "" : ` (${detail})`}\n`);
}
if (results.some(({ outcome }) => outcome === "failed")) process.exitCode = 1;
else if (!results.some(({ outcome }) => outcome === "passed")) process.exitCode = 3;
