import { solidStart } from "@solidjs/start/config";
import tailwindcss from "@tailwindcss/vite";
import { nitro } from "nitro/vite";
import { defineConfig } from "vite";

const api = process.env.API_URL ?? "http://127.0.0.1:3100";
const proxied = ["/trpc", "/api", "/files", "/bridge-link", "/dev/mail/messages", "/hooks", "/healthz"];

export default defineConfig(({ command }) => ({
  plugins: [
    tailwindcss(),
    solidStart(),
    // Only in the build: in development Nitro's middleware would answer before the proxy below.
    command === "build" && nitro({ preset: "node_middleware" }),
  ],
  // Fonts stay files: an inlined one would be a data: address, which the content security policy refuses.
  build: { assetsInlineLimit: (file) => (file.endsWith(".woff2") ? false : undefined) },
  optimizeDeps: {
    include: [
      // The development overlay imports a CommonJS file that the browser cannot load unbundled.
      "@solidjs/start > @jridgewell/trace-mapping",
      // Named beforehand, because finding one while a page loads reloads that page.
      "@tanstack/solid-query",
      "@solid-primitives/keyed",
      "@trpc/client",
      "socket.io-client",
      "tinykeys",
    ],
  },
  server: {
    host: "127.0.0.1",
    port: Number(process.env.PORT ?? 3000),
    strictPort: true,
    proxy: {
      ...Object.fromEntries(proxied.map((path) => [path, { target: api, ws: path === "/bridge-link" }])),
      "/socket.io": { target: api, ws: true },
    },
  },
}));
