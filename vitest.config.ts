import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import { SlowTestsFirst, slowTests } from "./test/support/slow-tests-first.js";

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const editorTests = "packages/vscode-ext/test/real-editor/**/*.test.ts";

// Tests that look at what their own process holds or did, that start programs of ours, or that take long whatever is loaded.
const aloneTests = [
  ...slowTests,
  "packages/core/test/{enforce,sync,watch}/**/*.test.ts",
  "packages/core/test/tiers/agent/**/*.test.ts",
  "packages/lsp/test/bundles/**/*.test.ts",
  "packages/{cli,l3-agent}/test/bin.test.ts",
  "{test,examples,docs}/**/*.test.ts",
];

// The tests run on the sources; that the built packages work as installed is a test of its own (test/packages).
export default defineConfig({
  resolve: {
    alias: [
      { find: "@a3s/acl-grammar/regex", replacement: source("grammar/src/regex/index.ts") },
      { find: /^@a3s\/acl-grammar$/, replacement: source("grammar/src/index.ts") },
      { find: "@a3s/sentry-core/tiers", replacement: source("packages/core/src/tiers/index.ts") },
      { find: /^@a3s\/sentry-core$/, replacement: source("packages/core/src/index.ts") },
      { find: "@a3s/sentry-lsp/node", replacement: source("packages/lsp/src/node.ts") },
      { find: /^@a3s\/sentry-lsp$/, replacement: source("packages/lsp/src/index.ts") },
      { find: /^@a3s\/sentry-l3-agent$/, replacement: source("packages/l3-agent/src/index.ts") },
      { find: /^@a3s\/sentry-cli$/, replacement: source("packages/cli/src/index.ts") },
      { find: "#platform", replacement: source("packages/core/src/platform/node.ts") },
    ],
  },
  test: {
    // For what hangs: a machine that is busy may take many times as long as a quiet one.
    testTimeout: 180_000,
    // Vitest would leave one core to itself, which on a machine of two is half of it.
    maxWorkers: "100%",
    sequence: { sequencer: SlowTestsFirst },
    projects: [
      { extends: true, test: { name: "alone", include: aloneTests } },
      // Hundreds of small files of pure functions: loading the sources anew for each would take longer than all of them.
      {
        extends: true,
        test: {
          name: "shared",
          include: ["{grammar,packages/*}/test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...aloneTests, editorTests],
          isolate: false,
        },
      },
      // A real editor with a browser wants the machine for itself: these run after all the others.
      {
        extends: true,
        test: { name: "editor", include: [editorTests], sequence: { groupOrder: 1 }, fileParallelism: false },
      },
    ],
  },
});
