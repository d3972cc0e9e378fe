const { spawn } = require("node:child_process");

const started = Date.now();
// npm puts a shell between itself and this process; when that shell is gone, so is whoever typed the command.
const parent = process.ppid;

function say(text) {
  console.log(`[${((Date.now() - started) / 1000).toFixed(1)} s] ${text}`);
}

function fail(text) {
  console.error(text);
  process.exit(1);
}

/** Runs one program to its end, says that it still works every 5 s, and ends this process when it fails. */
function step(what, cwd, file, args, env) {
  say(what);
  const begun = Date.now();
  const still = setInterval(
    () => say(`${what}: still at it (${Math.round((Date.now() - begun) / 1000)} s)`),
    4900,
  );
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    child.on("error", (error) => fail(`${what}: ${error.message}`));
    child.on("exit", (code, signal) => {
      clearInterval(still);
      if (code !== 0)
        fail(
          `${what} failed (${signal || `exit ${code}`}). Nothing was started; run the same command again.`,
        );
      resolve();
    });
  });
}

/** Becomes the given program: same terminal, its exit code, and every way of ending this process ends it too. */
function handOver(root, node, args, env) {
  if (process.ppid !== parent) process.exit(1);
  const child = spawn(node, args, { stdio: "inherit", cwd: root, env: { ...process.env, ...env } });
  // Ctrl-C reaches the child by itself through the terminal; a signal sent to this process alone is passed on.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
  let told = false;
  setInterval(() => {
    if (process.ppid === parent || told) return;
    told = true;
    child.kill("SIGTERM");
  }, 300);
  child.on("exit", (code, signal) => process.exit(signal ? 1 : code));
}

module.exports = { say, fail, step, handOver };
