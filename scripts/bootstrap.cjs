// The way in on a bare machine: runs on any Node (old syntax on purpose), brings Node 24 and pnpm from the npm
// registry, installs, generates, builds what the verb needs, then hands over to it.
const path = require("node:path");
const { say, fail, step, handOver } = require("./bootstrap/steps.cjs");
const { bringToolchain, cleanEnvironment } = require("./bootstrap/toolchain.cjs");
const { whenChanged } = require("./bootstrap/stamps.cjs");

const root = path.resolve(__dirname, "..");
/** What each verb needs built before it, and the script that then takes over. */
const verbs = {
  start: { needs: ["web"], script: "apps/server/src/main.ts", env: { NODE_ENV: "production" } },
  dev: { needs: [], script: "scripts/dev.ts" },
  test: { needs: ["web"], script: "scripts/test.ts" },
  torture: { needs: ["web"], script: "scripts/torture.ts" },
  bench: { needs: ["web"], script: "scripts/bench.ts", env: { NODE_ENV: "production" } },
  gatehouse: { needs: [], script: "scripts/gatehouse.ts" },
};

async function main() {
  const name = process.argv[2];
  const verb = verbs[name];
  if (!verb) fail(`Unknown command ${name}. Known: ${Object.keys(verbs).join(", ")}.`);
  if (name === "gatehouse" && process.argv[3] === "sync") return sendList();
  const started = Date.now();
  const tools = await bringToolchain(root);
  cleanEnvironment(tools);
  await step("installing packages", root, tools.node, [
    tools.pnpm,
    "install",
    "--frozen-lockfile",
    "--reporter=silent",
  ]);
  await whenChanged(root, "database client", ["prisma", "pnpm-lock.yaml"], "packages/db/src/generated", () =>
    step(
      "generating the database client",
      root,
      tools.node,
      ["node_modules/prisma/build/index.js", "generate", "--config", "prisma/prisma.config.ts"],
      {
        // Any existing executable will do: the engine binary is only looked for, never run.
        PRISMA_SCHEMA_ENGINE_BINARY: tools.node,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    ),
  );
  if (verb.needs.includes("web"))
    await whenChanged(root, "web build", ["apps/web", "packages", "pnpm-lock.yaml"], "apps/web/.output", () =>
      step("building the pages", path.join(root, "apps/web"), tools.node, [
        "node_modules/vite/bin/vite.js",
        "build",
        "--logLevel",
        "warn",
      ]),
    );
  say(`ready after ${((Date.now() - started) / 1000).toFixed(1)} s; handing over to ${verb.script}`);
  handOver(root, tools.node, [verb.script].concat(process.argv.slice(3)), {
    ...verb.env,
    GATEHOUSE_PREPARED_MS: String(Date.now() - started),
  });
}

/** Sending a list needs one file and Node alone: a timer that does it every hour must not install anything. */
async function sendList() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const own = major > 22 || (major === 22 && minor >= 18);
  const node = own ? process.execPath : (await bringToolchain(root)).node;
  handOver(
    process.env.INIT_CWD || process.cwd(),
    node,
    [path.join(__dirname, "sync-file.ts")].concat(process.argv.slice(4)),
  );
}

main().catch((error) => fail(error.message));
