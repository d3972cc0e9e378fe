import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Which packages each package may import, as ARCHITECTURE.md draws the arrows. `db/changes` is that folder alone. */
const arrows: Record<string, readonly string[]> = {
  "packages/domain": [],
  "packages/contracts": ["domain"],
  "packages/reader": ["domain"],
  "packages/db": ["domain"],
  "packages/services": ["domain", "contracts", "db"],
  "packages/auth": ["domain", "contracts", "services"],
  "packages/outbound": ["domain", "contracts", "services"],
  "packages/api": ["domain", "contracts", "services"],
  "packages/live": ["domain", "contracts", "services", "db/changes"],
  "packages/bridge-link": ["domain", "contracts", "services", "db/changes"],
  "packages/live-client": ["domain", "contracts"],
  "packages/testing": ["domain", "contracts", "db", "services"],
  "apps/web": ["domain", "contracts", "live-client"],
  "apps/bridge": ["domain", "contracts", "reader"],
  "apps/server": ["domain", "contracts", "db", "services", "auth", "outbound", "api", "live", "bridge-link"],
};
/** Imports that carry types only and leave no trace at run time. */
const typesOnly: Record<string, readonly string[]> = { "apps/web": ["api"] };
const isTest = (file: string) => /\.(test|fixture|harness)\.tsx?$/.test(file) || file.includes("/e2e/");

const root = path.resolve(import.meta.dirname, "..");
const mistakes = Object.keys(arrows).flatMap((folder) =>
  filesOf(path.join(root, folder, "src")).flatMap((file) => judge(folder, file)),
);
for (const mistake of mistakes) console.error(mistake);
if (mistakes.length > 0) process.exit(1);
console.log("import arrows hold");

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("/generated/") && statSync(file).isFile());
}

function judge(folder: string, file: string): string[] {
  const text = readFileSync(file, "utf8");
  const where = path.relative(root, file);
  const found = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g),
  ];
  return found.flatMap((match) => {
    const specifier = match[2] ?? match[3] ?? "";
    if (specifier.includes("/prisma/seed/"))
      return folder === "apps/server" ? [] : [`${where}: only the server may load the demo.`];
    if (
      specifier.startsWith("../") &&
      path.relative(path.join(root, folder), path.resolve(path.dirname(file), specifier)).startsWith("..") &&
      !isTest(file)
    )
      return [`${where}: ${specifier} leaves its package; import it by name.`];
    if (
      folder === "packages/domain" &&
      !isTest(file) &&
      !specifier.startsWith(".") &&
      !specifier.startsWith("@gatehouse/")
    )
      return [`${where}: domain imports nothing, not even ${specifier}.`];
    const own = /^@gatehouse\/([^/]+)(?:\/(.+))?$/.exec(specifier);
    if (!own || isTest(file)) return [];
    return isAllowed(folder, own[1] ?? "", own[2] ?? "", match[1] !== undefined)
      ? []
      : [`${where}: ${folder} may not import ${specifier}.`];
  });
}

function isAllowed(folder: string, name: string, inner: string, isType: boolean): boolean {
  const allowed = [...(arrows[folder] ?? []), ...(isType ? (typesOnly[folder] ?? []) : [])];
  if (`packages/${name}` === folder) return true;
  return allowed.some((entry) => {
    const [owner, part] = entry.split("/");
    return owner === name && (part === undefined || inner === part || inner.startsWith(`${part}/`));
  });
}
