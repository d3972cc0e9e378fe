import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");
/** The suffix of a test file names the world it needs; one project per suffix. */
const worlds = ["pg", "socket", "tcp", "serial", "mqtt", "browser", "e2e", "kill"];
/**
 * A limit ends what hangs and judges no speed, so it is far above what a busy machine needs. In `npm run torture` a check is
 * many times as large.
 */
const limits = (usualMs: number) => ({
  testTimeout: process.env.GATEHOUSE_TORTURE === "1" ? 3_600_000 : usualMs,
  hookTimeout: 120_000,
});
const needsPostgres = {
  globalSetup: [path.join(root, "packages/testing/src/databases/postgres-for-run.ts")],
};

const world = (name: string, more: object = {}) => ({
  test: {
    ...{ name, root, include: [`{apps,packages}/*/{src,e2e}/**/*.${name}.test.ts`] },
    ...limits(60_000),
    ...more,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          root,
          include: ["{apps,packages}/*/src/**/*.test.ts", "scripts/**/*.test.ts"],
          ...limits(60_000),
          exclude: ["**/node_modules/**", "**/.output/**", ...worlds.map((name) => `**/*.${name}.test.ts`)],
        },
      },
      // Files follow each other in one process: loading the product anew for each took a third of the time.
      world("pg", { ...needsPostgres, isolate: false }),
      world("socket", needsPostgres),
      world("tcp"),
      world("serial"),
      world("mqtt"),
      world("kill", { ...limits(300_000), fileParallelism: false }),
      world("e2e", { ...limits(120_000), fileParallelism: false }),
    ],
  },
});
