import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { npmCommand, toolCommand } from "../../scripts/workspace/processes.mjs";
import { run, runSound } from "../support/run.js";
import { makeTemporaryDirectory } from "../support/temporary-directory.js";
import { nodeExecutable, nodeVersions } from "./node-versions.js";
import { packAll } from "./packed.js";

// An empty project into which the packed packages are installed, as a user would install them.
const directory = makeTemporaryDirectory();
const project = join(directory, "project");

beforeAll(async () => {
  const tarballs = await packAll(join(directory, "tarballs"));
  cpSync(new URL("./consumer", import.meta.url), project, { recursive: true });
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund", ...tarballs];
  const [command, ...args] = npmCommand(install);
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

it("links the sentry command", async () => {
  const command = join(project, "node_modules/.bin/sentry");
  expect(await run(command, ["check", "sentry.acl"], { cwd: project })).toMatchObject({ code: 0 });
});

describe("TypeScript", () => {
  it.each([
    { module: "node16", moduleResolution: "node16", files: ["use.mts"] },
    { module: "nodenext", moduleResolution: "nodenext", files: ["use.mts", "require.cts"] },
    { module: "esnext", moduleResolution: "bundler", files: ["use.mts"] },
  ])("compiles under $moduleResolution", async ({ module, moduleResolution, files }) => {
    const configuration = join(project, `tsconfig.${moduleResolution}.json`);
    const compilerOptions = { module, moduleResolution, target: "es2022", strict: true, noEmit: true, types: [] };
    writeFileSync(configuration, JSON.stringify({ compilerOptions, files }));
    const [command, ...args] = toolCommand("tsc", ["-p", configuration, "--pretty", "false"]);
    const { code, output } = await run(command, args, { cwd: project });
    expect(code, output).toBe(0);
  });

  it("finds a wrong use", async () => {
    mkdirSync(join(project, "wrong"), { recursive: true });
    const source = readFileSync(join(project, "use.mts"), "utf8");
    writeFileSync(join(project, "wrong/use.mts"), source.replace("accepted", "acceptable"));
    const options = ["--module", "nodenext", "--strict", "--noEmit", "--types", "", "--pretty", "false"];
    const [command, ...args] = toolCommand("tsc", [...options, "wrong/use.mts"]);
    const { code, output } = await run(command, args, { cwd: project });
    expect(code).not.toBe(0);
    expect(output).toContain("TS2339");
  });
});

it("is installed from the tarballs and from nowhere else", () => {
  const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(
    readFileSync(join(project, "package-lock.json"), "utf8"),
  );
  const ours = Object.entries(lock.packages).filter(([name]) => name.includes("@a3s/"));
  expect(ours.map(([name]) => name).sort()).toEqual([
    "node_modules/@a3s/acl-grammar",
    "node_modules/@a3s/sentry-cli",
    "node_modules/@a3s/sentry-core",
  ]);
  for (const [, entry] of ours) expect(entry.resolved).toMatch(/^file:/);
});
