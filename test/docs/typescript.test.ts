import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toolCommand } from "../../scripts/workspace/processes.mjs";
import { root } from "../support/repository.js";
import { requireBuild } from "../support/require-build.js";
import { run } from "../support/run.js";
import { openConsoleSession } from "./console-session.js";
import { readDocuments } from "./documents.js";
import type { Fence } from "./fence.js";

/** A program of a document, and what it prints where the block after it says so. */
interface Program {
  readonly file: string;
  readonly fence: Fence;
  readonly output: string | undefined;
  /** The name of its source, without the ending. */
  readonly name: string;
}

const programs: Program[] = readDocuments().flatMap(({ file, fences }) =>
  fences.flatMap((fence, index) => {
    if (fence.language !== "ts") return [];
    const next = fences[index + 1];
    const output = next?.language === "text" && next.words.includes("output") ? next.text : undefined;
    return [{ file, fence, output, name: `${file.replace(/[^a-z0-9]+/gi, "-")}-${fence.line}` }];
  }),
);

// The programs run where the examples are, and see the packages as a project that has installed them.
const session = openConsoleSession();
const { examples } = session;

beforeAll(() => {
  requireBuild();
  for (const { name, fence } of programs) writeFileSync(join(examples, `${name}.mts`), fence.text);
  symlinkSync(join(root, "node_modules"), join(examples, "node_modules"));
});
afterAll(() => session.dispose());

it("compiles every program of the documents", async () => {
  if (programs.length === 0) return;
  const files = programs.map(({ name }) => `${name}.mts`);
  const compilerOptions = { types: ["node"], target: "es2022", module: "nodenext", strict: true, skipLibCheck: true };
  writeFileSync(join(examples, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const [command, ...args] = toolCommand("tsc", ["-p", join(examples, "tsconfig.json"), "--pretty", "false"]);
  const { code, output } = await run(command, args, { cwd: examples });
  expect(code, output).toBe(0);
}, 120_000);

describe.each(programs)("$file, line $fence.line", ({ name, output }) => {
  it("runs", async () => {
    const result = await run(process.execPath, [`${name}.mjs`], { cwd: examples });
    expect(result.code, result.output).toBe(0);
    if (output !== undefined) expect(result.stdout).toBe(output);
  }, 60_000);
});
