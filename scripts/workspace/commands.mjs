import { join } from "node:path";
import { check } from "../checks/check.mjs";
import { build } from "./build.mjs";
import { ensureInstalled, install } from "./install.mjs";
import { pnpmCommand } from "./pnpm.mjs";
import { root, run, StepFailed, toolCommand } from "./processes.mjs";
import { test } from "./test.mjs";
import { runTypeScript } from "./typescript.mjs";

/**
 * @typedef {object} Command
 * @property {string} summary One line for the list of commands.
 * @property {(args: string[]) => Promise<number>} run Gives the exit code.
 */

/** Programs in bench/, in the order in which all of them run. */
const benchmarks = ["parse", "engine", "decode", "pipeline", "analysis", "inline", "lsp"];

/** @type {Readonly<Record<string, Command>>} */
const commands = {
  setup: {
    summary: "install the dependencies and build the packages",
    run: async () => {
      await install();
      await build();
      return 0;
    },
  },
  build: { summary: "build the packages", run: () => prepared(async () => 0) },
  demo: {
    summary: "judge examples/events.ndjson by examples/sentry.acl",
    run: (args) =>
      prepared(() =>
        run([
          process.execPath,
          "packages/cli/bin/sentry.js",
          "eval",
          "--policy",
          "examples/sentry.acl",
          "examples/events.ndjson",
          ...args,
        ]),
      ),
  },
  test: { summary: "run the tests; arguments go to vitest", run: test },
  check: { summary: "check types, lint, format, documents and the tree", run: () => installed(check) },
  format: {
    summary: "format the sources and apply the safe fixes of the linter",
    run: (args) =>
      installed(() => run(toolCommand("biome", ["check", "--write", ...(args.length > 0 ? args : ["."])]))),
  },
  bench: {
    summary: `measure our speed beside others', or only one of: ${benchmarks.join(", ")}`,
    run: ([name = "", ...args]) => {
      if (name !== "" && !benchmarks.includes(name)) throw new StepFailed(`no such benchmark: ${name}`);
      const chosen = name === "" ? benchmarks : [name];
      const rest = chosen.length === 1 ? args : [];
      return prepared(async () => {
        for (const benchmark of chosen) {
          if (chosen.length > 1) console.log(`\n== ${benchmark} ==\n`);
          const code = await runTypeScript(`bench/${benchmark}.ts`, rest);
          if (code !== 0) return code;
        }
        return 0;
      });
    },
  },
  "bench:ext": {
    summary: "print the sizes of the extension, and how long it takes to start and to show many events",
    run: () => prepared(() => realEditor({ SENTRY_BENCH_EXT: "1" })),
  },
  package: {
    summary: "pack the VS Code extension into packages/vscode-ext/sentry-acl.vsix",
    run: () => prepared(() => extensionScript("package")),
  },
  screenshots: {
    summary: "take the pictures of docs/images anew, in a real VS Code",
    run: () => prepared(() => realEditor({ SENTRY_PICTURES: join(root, "docs/images") })),
  },
  "test:electron": {
    summary: "run the suite of the extension in a desktop VS Code, downloaded or at VSCODE_PATH",
    run: () => prepared(() => realEditor({ SENTRY_DESKTOP: "1" })),
  },
  fuzz: {
    summary: "run random documents and events for long, for example with --runs 1000000",
    run: (args) => prepared(() => runTypeScript("test/fuzz/main.ts", args)),
  },
  "fuzz:engine": {
    summary: "compare decisions with other engines for long, for example with --decisions 5000000",
    run: (args) => prepared(() => runTypeScript("packages/core/test/engine/fuzz/main.ts", args)),
  },
  pnpm: {
    summary: "run the pinned pnpm, for example with -- add --filter @a3s/sentry-core -E NAME",
    run: (args) => run(pnpmCommand(args)),
  },
};

/**
 * Runs the command that the first argument names, and gives the exit code of the process.
 *
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function runCommand([name = "", ...args]) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.error(usage());
    return 2;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(error.message);
    return 1;
  }
}

/**
 * Runs the tests in a real editor with these variables.
 *
 * @param {Readonly<Record<string, string>>} variables
 */
function realEditor(variables) {
  Object.assign(process.env, variables);
  return run(
    toolCommand("vitest", ["run", "packages/vscode-ext/test/real-editor/suite", "--disable-console-intercept"]),
  );
}

/**
 * @param {string} name
 */
function extensionScript(name) {
  return run([process.execPath, "packages/vscode-ext/scripts/main.mjs", name]);
}

function usage() {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  npm run ${name.padEnd(13)} ${summary}`);
  return ["usage:", ...lines].join("\n");
}

/**
 * @param {() => Promise<number>} run
 */
async function installed(run) {
  await ensureInstalled();
  return run();
}

/**
 * @param {() => Promise<number>} run
 */
async function prepared(run) {
  await ensureInstalled();
  await build();
  return run();
}
