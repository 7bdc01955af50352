import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleChild, type ChildProgram } from "./bundle-child.js";
import { denyFileLines } from "./deny-file-lines.js";
import { targetOf } from "./target-of.js";

const limit = 400;
let child: ChildProgram;
const folder = mkdtempSync(join(tmpdir(), "sentry-many-"));
beforeAll(async () => {
  child = await bundleChild("enforce-child.ts");
});
afterAll(() => {
  child.remove();
  rmSync(folder, { recursive: true, force: true });
});

function runChild(path: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [child.path, path, String(limit), "1500"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    run.stdout.setEncoding("utf8").on("data", (part: string) => {
      output += part;
    });
    run.on("error", reject);
    run.on("close", () => resolve(output.split("\n").slice(1, -1)));
  });
}

describe("several processes on one file", () => {
  it("write every target once, each acknowledged by exactly one of them", async () => {
    const path = join(folder, "exec.deny");
    const answers = (await Promise.all(Array.from({ length: 4 }, () => runChild(path)))).flat();
    const lines = denyFileLines(path);
    expect(answers.toSorted()).toEqual(lines.toSorted());
    expect(new Set(lines).size).toBe(lines.length);
    expect(readdirSync(folder)).toEqual(["exec.deny"]);
  });

  it("lose nothing and glue nothing while another program appends half lines", async () => {
    const path = join(folder, "noisy.deny");
    let stop = false;
    let notes = 0;
    const noise = (async () => {
      while (!stop) {
        appendFileSync(path, `# note ${notes++}`);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    const answers = (await Promise.all(Array.from({ length: 2 }, () => runChild(path)))).flat();
    stop = true;
    await noise;
    const lines = readFileSync(path, "utf8").split("\n");
    const targets = new Set(Array.from({ length: limit }, (_, number) => targetOf(number)));
    expect(lines.filter((line) => line !== "" && !/^(# note \d+)+$|^#+$/.test(line) && !targets.has(line))).toEqual([]);
    expect(answers.filter((answer) => !lines.includes(answer))).toEqual([]);
    expect(lines.join("").split("# note ").length - 1).toBe(notes);
  });
});
