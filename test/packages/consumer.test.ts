import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { npmCommand, toolCommand } from "../../scripts/workspace/processes.mjs";
import { root } from "../support/repository.js";
import { run, runSound } from "../support/run.js";
import { makeTemporaryDirectory } from "../support/temporary-directory.js";
import { nodeExecutable, nodeVersions } from "./node-versions.js";
import { packAll, published } from "./packed.js";

// An empty project into which the packed packages are installed, as a user would install them.
const directory = makeTemporaryDirectory();
const project = join(directory, "project");

beforeAll(async () => {
  const tarballs = await packAll(join(directory, "tarballs"));
  cpSync(new URL("./consumer", import.meta.url), project, { recursive: true });
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  const nodeTypes: { version: string } = JSON.parse(
    readFileSync(join(root, "node_modules/@types/node/package.json"), "utf8"),
  );
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund"];
  const [command, ...args] = npmCommand([...install, ...tarballs, `@types/node@${nodeTypes.version}`]);
  await runSound(command, args, { cwd: project });
}, 180_000);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe.each(nodeVersions)("Node %s", (version) => {
  it.each(["use.mjs", "use.cjs"])(
    "runs %s",
    async (script) => {
      const node = await nodeExecutable(version);
      const output = await runSound(node, ["--no-warnings", script], { cwd: project });
      expect(output).toBe(`block\n`);
    },
    120_000,
  );

  it("runs the sentry command", async () => {
    const node = await nodeExecutable(version);
    const command = join(project, "node_modules/@a3s/sentry-cli/bin/sentry.js");
    expect(await run(node, [command, "check", "sentry.acl"], { cwd: project })).toMatchObject({ code: 0 });
    expect(await run(node, [command, "check", "broken.acl"], { cwd: project })).toMatchObject({ code: 1 });
  }, 120_000);
});

describe.each(nodeVersions)("Node %s", (version) => {
  it("runs the sentry-l3-agent command", async () => {
    const node = await nodeExecutable(version);
    const command = join(project, "node_modules/@a3s/sentry-l3-agent/bin/sentry-l3-agent.js");
    expect(await run(node, [command, "--help"], { cwd: project })).toMatchObject({ code: 0 });
    const { code, stdout, output } = await run(node, [command, "--json", "-p", "x"], { cwd: project, env: {} });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(output).toContain("SENTRY_L3_URL is not set");
  }, 120_000);
});

it("links the sentry command", async () => {
  const command = join(project, "node_modules/.bin/sentry");
  expect(await run(command, ["check", "sentry.acl"], { cwd: project })).toMatchObject({ code: 0 });
});

describe("TypeScript", () => {
  // The grammar and the core need no types but those of the language; the command is for Node.
  it.each([
    { module: "node16", types: [], files: ["use.mts"] },
    { module: "node16", types: ["node"], files: ["use-cli.mts"] },
    { module: "nodenext", types: [], files: ["use.mts", "require.cts"] },
    { module: "nodenext", types: ["node"], files: ["use-cli.mts"] },
    { module: "bundler", types: [], files: ["use.mts"] },
    { module: "bundler", types: ["node"], files: ["use-cli.mts"] },
  ])("compiles $files under $module", async ({ module, types, files }) => {
    const { code, output } = await compile(module, types, files);
    expect(code, output).toBe(0);
  });

  it("finds a wrong use", async () => {
    const source = readFileSync(join(project, "use.mts"), "utf8");
    writeFileSync(join(project, "wrong.mts"), source.replace(".accepted", ".acceptable"));
    const { code, output } = await compile("nodenext", [], ["wrong.mts"]);
    expect(code).not.toBe(0);
    expect(output).toContain("TS2551");
  });
});

function compile(module: string, types: readonly string[], files: readonly string[]) {
  const options = module === "bundler" ? { module: "esnext", moduleResolution: module } : { module };
  const compilerOptions = { ...options, types, target: "es2022", strict: true, noEmit: true };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const [command, ...args] = toolCommand("tsc", ["-p", "tsconfig.json", "--pretty", "false"]);
  return run(command, args, { cwd: project });
}

it("is installed from the tarballs and from nowhere else", () => {
  const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(
    readFileSync(join(project, "package-lock.json"), "utf8"),
  );
  const ours = Object.entries(lock.packages).filter(([name]) => name.includes("@a3s/"));
  expect(ours.map(([name]) => name).sort()).toEqual(published.map(({ name }) => `node_modules/${name}`).sort());
  for (const [, entry] of ours) expect(entry.resolved).toMatch(/^file:/);
});
