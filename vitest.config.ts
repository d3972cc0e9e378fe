import { defineConfig } from "vitest/config";

/** One project per world a test needs; the file's suffix names it (CONTRIBUTING.md). */
const suffixes = ["pg", "socket", "tcp", "serial", "mqtt", "browser", "e2e"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{apps,packages}/*/src/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["**/node_modules/**", ...suffixes.map((suffix) => `**/*.${suffix}.test.ts`)],
        },
      },
    ],
  },
});
