import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const documents = [
  ...["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].filter((name) => existsSync(path.join(root, name))),
  ...["docs/adr", "docs/guide"].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
  ),
].filter((name) => name.endsWith(".md"));

/** Paths a document names: in backticks, beginning with a top-level folder, and without a placeholder. */
const named = /`((?:apps|packages|prisma|scripts|docs)\/[\w./()@-]+)`|\]\((?!https?:|#|mailto:)([^)#\s]+)/g;

const missing = documents.flatMap((document) =>
  [...readFileSync(path.join(root, document), "utf8").matchAll(named)].flatMap((match) => {
    const file = match[1]
      ? path.join(root, match[1])
      : path.resolve(root, path.dirname(document), match[2] ?? "");
    return existsSync(file) ? [] : [`${document}: ${match[1] ?? match[2]} does not exist.`];
  }),
);
const long = documents.filter(
  (name) =>
    name === "ARCHITECTURE.md" && readFileSync(path.join(root, name), "utf8").split("\n").length > 150,
);
for (const line of [...missing, ...long.map((name) => `${name}: more than 150 lines.`)]) console.error(line);
if (missing.length + long.length > 0) process.exit(1);
console.log(`${documents.length} documents name only what exists`);
