import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toolCommand } from "../../scripts/workspace/processes.mjs";
import { root } from "../support/repository.js";
import { run } from "../support/run.js";
import { makeTemporaryDirectory } from "../support/temporary-directory.js";
import { packAll, published } from "./packed.js";

const directory = makeTemporaryDirectory();
let tarballs: string[] = [];

beforeAll(async () => {
  tarballs = await packAll(directory);
}, 120_000);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe.each(published.map((entry, index) => ({ ...entry, index })))("$name", ({ directory, index }) => {
  const tarball = () => tarballs[index] ?? "";

  it("passes publint", async () => {
    const { buffer } = new Uint8Array(readFileSync(tarball()));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("passes attw", async () => {
    const [command, ...args] = toolCommand("attw", ["--profile", "esm-only", "--no-color", tarball()]);
    const { code, output } = await run(command, args, { cwd: root });
    expect(code, output).toBe(0);
  });

  it("ships its licence, its read-me and its output, and nothing of the build or the tests", async () => {
    const { stdout } = await run("tar", ["-tzf", tarball()]);
    const files = stdout
      .split("\n")
      .filter((file) => file !== "")
      .map((file) => file.replace(/^package\//, ""));
    expect(files).toEqual(
      expect.arrayContaining(["LICENSE", "README.md", "package.json", "dist/index.js", "dist/index.d.ts"]),
    );
    expect(files.filter((file) => /(^|\/)(test|node_modules)\/|\.tsbuildinfo$|tsconfig/.test(file))).toEqual([]);
  });

  it("has a read-me whose links lead to what is in the package", () => {
    const readme = readFileSync(join(root, directory, "README.md"), "utf8");
    const links = Array.from(readme.matchAll(/\]\(([^)\s]+)\)/g), ([, link = ""]) => link);
    expect(links.filter((link) => !/^(https:|#)/.test(link))).toEqual([]);
  });

  it("states what a user of the registry needs", () => {
    const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(root, directory, "package.json"), "utf8"));
    expect(manifest).toMatchObject({
      license: "MIT",
      type: "module",
      engines: { node: "^20.19.0 || >=22.12.0" },
      description: expect.any(String),
    });
  });
});
