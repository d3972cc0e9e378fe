const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const notSource = /(^|[\\/])(node_modules|generated|\.output|\.nitro|dist|vectors)$/;
const tests = /\.test\.tsx?$/;

function fingerprint(root, names) {
  const hash = crypto.createHash("sha256");
  const add = (name) => {
    const full = path.join(root, name);
    if (fs.statSync(full).isDirectory()) {
      if (!notSource.test(name)) for (const child of fs.readdirSync(full).sort()) add(path.join(name, child));
    } else if (!tests.test(name)) hash.update(name).update(fs.readFileSync(full));
  };
  for (const name of names) add(name);
  return hash.digest("hex");
}

/** Does the work when the inputs differ from the last finished time, or its output is gone. */
async function whenChanged(root, what, inputs, output, work) {
  const stamp = path.join(root, "node_modules", ".stamps", what.replace(/ /g, "-"));
  const now = fingerprint(root, inputs);
  const done =
    fs.existsSync(path.join(root, output)) && fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === now;
  if (done) return;
  await work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, now);
}

module.exports = { whenChanged };
