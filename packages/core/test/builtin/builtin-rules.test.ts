import { builtinRules, createPlainEngine, type EventKind } from "@a3s/sentry-core";
import { RRegex } from "rregex";
import { describe, expect, it } from "vitest";
import { destructiveCommand } from "./cases/destructive-command.js";
import { destructiveRm } from "./cases/destructive-rm.js";
import { diskOverwrite } from "./cases/disk-overwrite.js";
import { forkBomb } from "./cases/fork-bomb.js";
import { otherCases } from "./cases/others.js";
import { pipeToShell } from "./cases/pipe-to-shell.js";
import { rcePrimitive } from "./cases/rce-primitive.js";
import { readCredentialsCommand } from "./cases/read-credentials-command.js";
import { reverseShell } from "./cases/reverse-shell.js";
import type { RuleCases } from "./cases/rule-cases.js";

const toolExec = [
  destructiveCommand,
  destructiveRm,
  diskOverwrite,
  forkBomb,
  pipeToShell,
  rcePrimitive,
  readCredentialsCommand,
  reverseShell,
].map((cases) => ({ kind: "ToolExec", ...cases }) as const);
const all: readonly (RuleCases & { readonly kind: EventKind })[] = [...toolExec, ...otherCases];

const engine = createPlainEngine(builtinRules());

function firstRule(kind: EventKind, subject: string): string | undefined {
  return engine.rules[engine.firstMatch(kind, subject)]?.name;
}

describe.each(all)("$rule on $kind", ({ kind, rule, hostile, benign }) => {
  it.each(hostile)("decides %j", (subject) => {
    expect(firstRule(kind, subject)).toBe(rule);
  });

  it.each(benign)("leaves %j alone, and so do all other rules", (subject) => {
    expect(firstRule(kind, subject)).toBeUndefined();
  });
});

describe("the cases", () => {
  it("hold enough of both sorts for every rule, and no subject twice", () => {
    expect(all.map(({ rule }) => rule).toSorted()).toEqual(
      builtinRules()
        .map(({ name }) => name)
        .toSorted(),
    );
    for (const { kind, rule, hostile, benign } of all) {
      const least = kind === "ToolExec" ? 15 : 2;
      expect([rule, hostile.length >= least, benign.length >= least]).toEqual([rule, true, true]);
      expect(new Set([...hostile, ...benign]).size).toBe(hostile.length + benign.length);
    }
  });

  it("are ordinary where the subject belongs to another kind", () => {
    expect(firstRule("SslContent", "rm -rf /")).toBeUndefined();
    expect(firstRule("FileAccess", "169.254.169.254:80")).toBeUndefined();
    expect(firstRule("LlmActivations", "3 sae features @L1")).toBeUndefined();
  });

  it("are decided the same way by the regex crate of Rust, which other judges match with", () => {
    const oracles = builtinRules().map(({ on, match, name }) => ({ on, name, regex: new RRegex(match) }));
    for (const { kind, hostile, benign } of all) {
      for (const subject of [...hostile, ...benign]) {
        const expected = oracles
          .filter(({ on, regex }) => on === kind && regex.isMatch(subject))
          .map(({ name }) => name);
        expect([subject, engine.allMatches(kind, subject).map((index) => engine.rules[index]?.name)]).toEqual([
          subject,
          expected,
        ]);
      }
    }
  });
});
