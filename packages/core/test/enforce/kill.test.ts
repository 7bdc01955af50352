import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEnforcer } from "../../src/enforce/create-enforcer.js";
import { bundleChild, type ChildProgram } from "./bundle-child.js";
import { denyFileLines } from "./deny-file-lines.js";
import { targetOf } from "./target-of.js";

// SENTRY_KILLS asks for a longer run.
const kills = Number(process.env.SENTRY_KILLS ?? 300);
const limit = 20_000;
const inParallel = 3;

let child: ChildProgram;
const folder = mkdtempSync(join(tmpdir(), "sentry-kill-"));
beforeAll(async () => {
  child = await bundleChild("enforce-child.ts");
});
afterAll(() => {
  child.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs one child until it is killed at a random moment, and gives what it acknowledged. */
function killedChild(path: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [child.path, path, String(limit), "1000000"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    run.stdout.setEncoding("utf8").on("data", (part: string) => {
      if (output === "") setTimeout(() => run.kill("SIGKILL"), Math.random() * 12);
      output += part;
    });
    run.on("error", reject);
    run.on("close", () => resolve(output.split("\n").slice(1, -1)));
  });
}

describe("kill -9", () => {
  it(
    `loses nothing that was acknowledged, tears no line and repeats none (${kills} kills)`,
    async () => {
      const path = join(folder, "exec.deny");
      const acknowledged: string[] = [];
      let left = kills;
      const killInTurn = async (): Promise<void> => {
        while (left-- > 0) acknowledged.push(...(await killedChild(path)));
      };
      await Promise.all(Array.from({ length: inParallel }, killInTurn));

      // Whoever comes next finds the lock of the last killed process, if it left one.
      createEnforcer({ exec: path })({ kind: "DenyExec", target: "/opt/last" });
      expect(existsSync(path)).toBe(true);
      const lines = denyFileLines(path);
      const targets = new Set(Array.from({ length: limit }, (_, number) => targetOf(number)).concat("/opt/last"));
      expect(lines.filter((line) => !targets.has(line))).toEqual([]);
      expect(new Set(lines).size).toBe(lines.length);
      expect(acknowledged.filter((answer) => !answer.startsWith("/"))).toEqual([]);
      const held = new Set(lines);
      expect(acknowledged.filter((target) => !held.has(target))).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(kills);
      // The claim on an orphaned lock, where its maker was killed as well; the next to make one removes it.
      expect(readdirSync(folder).filter((name) => name !== "exec.deny.lock.claim")).toEqual(["exec.deny"]);
      console.info(`${kills} kills, ${acknowledged.length} acknowledged, ${lines.length} lines`);
    },
    Math.max(60_000, kills * 600),
  );
});
