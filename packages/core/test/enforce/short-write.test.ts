import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleChild, type ChildProgram } from "./bundle-child.js";
import { denyFileLines } from "./deny-file-lines.js";
import { targetOf } from "./target-of.js";

let child: ChildProgram;
const folder = mkdtempSync(join(tmpdir(), "sentry-short-"));
beforeAll(async () => {
  child = await bundleChild("enforce-child.ts");
});
afterAll(() => {
  child.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe("a disk without room", () => {
  it.each([4000, 4050, 4090, 4095, 4096])("leaves no part of a line in a file of %i bytes", (size) => {
    const path = join(folder, `exec-${size}.deny`);
    const before = `${"#".repeat(size - 1)}\n`;
    writeFileSync(path, before);
    // The shell limits the size of files to 4 KiB: a write beyond it is cut short, as on a full disk.
    const output = execFileSync(
      "bash",
      ["-c", 'ulimit -f 4; exec "$0" "$@"', process.execPath, child.path, path, "500", "300"],
      {
        encoding: "utf8",
      },
    );
    const answers = output.split("\n").slice(1, -1);
    const written = answers.filter((answer) => answer.startsWith("/"));
    const [first, ...lines] = denyFileLines(path);
    expect(`${first}\n`).toBe(before);
    expect(lines).toEqual(written);
    expect(answers.some((answer) => answer.startsWith("failed writing deny file"))).toBe(true);
    const targets = new Set(Array.from({ length: 500 }, (_, number) => targetOf(number)));
    expect(lines.every((line) => targets.has(line))).toBe(true);
  });
});
