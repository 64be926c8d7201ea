import { defineConfig } from "vitest/config";

const api = `http://127.0.0.1:${process.env.AURUM_PORT ?? "8001"}`;

export default defineConfig({
  esbuild: { jsx: "automatic" },
  server: { proxy: { "/api": api } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A library's "use client" means nothing here.
    rollupOptions: { onwarn: (warning, warn) => warning.code === "MODULE_LEVEL_DIRECTIVE" || warn(warning) },
  },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
