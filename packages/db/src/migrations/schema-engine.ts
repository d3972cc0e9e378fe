import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type pg from "pg";

// `import.meta.resolve` throws in vitest, so the wasm file is found the older way.
const require = createRequire(import.meta.url);
const prismaFolder = path.resolve(import.meta.dirname, "../../../../prisma");
/** Folder of the numbered migrations, one `migration.sql` each. */
export const migrationsFolder = path.join(prismaFolder, "migrations");
/** Nothing outside the schema is left alone: the schema is the whole database. */
export const noFilters = { externalTables: [], externalEnums: [] };

type SchemaFile = { readonly path: string; readonly content: string };
type EngineModule = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");
/** The engine of this package version. */
export type SchemaEngine = Awaited<ReturnType<EngineModule["SchemaEngine"]["new"]>>;

/** Every .prisma file, sorted, as the engine wants them. */
export async function readSchema(): Promise<SchemaFile[]> {
  const folder = path.join(prismaFolder, "schema");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(path.join(folder, name), "utf8") })),
  );
}

/** Prisma's schema engine from its WebAssembly package: the native one would have to be downloaded. */
export async function openSchemaEngine(pool: pg.Pool): Promise<SchemaEngine> {
  const background: EngineModule = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = path.join(
    path.dirname(require.resolve("@prisma/schema-engine-wasm")),
    "schema_engine_bg.wasm",
  );
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    "./schema_engine_bg.js": withIdleTimers(background),
  });
  background.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const datamodels = (await readSchema()).map((one): [string, string] => [one.path, one.content]);
  return background.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool)),
  );
}

// The engine arms a 10 s lock timer and never clears it; without unref() it keeps the process alive that long.
function withIdleTimers(imports: EngineModule): WebAssembly.ModuleImports {
  const timer = Object.keys(imports).find((name) => name.startsWith("__wbg_setTimeout_"));
  if (!timer) throw new Error("schema-engine-wasm changed: no setTimeout import");
  return { ...imports, [timer]: (run: () => void, wait: number) => setTimeout(run, wait >>> 0).unref() };
}
