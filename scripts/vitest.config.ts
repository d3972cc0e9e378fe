import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");
/** The suffix of a test file names the world it needs; one project per suffix. */
const worlds = ["pg", "socket", "tcp", "serial", "mqtt", "browser", "e2e", "kill"];
/** In `npm run torture` a check is many times as large. */
const patience = (usualMs: number): number => (process.env.GATEHOUSE_TORTURE === "1" ? 3_600_000 : usualMs);
const needsPostgres = {
  globalSetup: [path.join(root, "packages/testing/src/databases/postgres-for-run.ts")],
  testTimeout: patience(20_000),
};

const world = (name: string, more: object = {}) => ({
  test: { name, root, include: [`{apps,packages}/*/{src,e2e}/**/*.${name}.test.ts`], ...more },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          root,
          include: ["{apps,packages}/*/src/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/.output/**", ...worlds.map((name) => `**/*.${name}.test.ts`)],
        },
      },
      // Files follow each other in one process: loading the product anew for each took a third of the time.
      world("pg", { ...needsPostgres, isolate: false }),
      world("socket", needsPostgres),
      world("tcp"),
      world("serial"),
      world("mqtt"),
      world("kill", { testTimeout: patience(300_000), fileParallelism: false }),
      world("e2e", { testTimeout: patience(120_000), hookTimeout: 120_000, fileParallelism: false }),
    ],
  },
});
