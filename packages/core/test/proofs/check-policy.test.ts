import { LineIndex } from "@a3s/acl-grammar";
import { describe, expect, test } from "vitest";
import { type AnalysisBudget, normalBudget } from "../../src/analysis/analysis-budget.js";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { checkPolicy } from "../../src/proofs/check-policy.js";
import { type ExpectedFinding, fixtures } from "../policy/fixtures.js";
import { checkProofs, rule } from "./check.js";

const unreachable = "sentry.rule.unreachable";
const hole = "sentry.rule.hole";
const cost = "sentry.rule.cost";
const refuted = "sentry.assert.refuted";
const unproven = "sentry.assert.unproven";
const unused = "sentry.ignore.unused";

type ExpectedProof = ExpectedFinding & { readonly severity: string; readonly budget?: AnalysisBudget };

test.each(fixtures<ExpectedProof>("proofs"))("$name", ({ source, expected }) => {
  const { budget, ...finding } = expected;
  const check = finishAnalysis(checkPolicy(source, budget === undefined ? {} : { budget }));
  const lines = new LineIndex(check.parsed.text);
  expect(
    check.diagnostics.map(({ code, severity, range }) => ({ code, severity, ...lines.positionAt(range.start) })),
  ).toEqual([finding]);
  expect(check.accepted).toBe(finding.severity !== "error");
});

describe(unreachable, () => {
  test("names the rules that hide it", () => {
    const [finding] = checkProofs(
      unreachable,
      rule('"a"', "block", "^[a-m]") + rule('"b"', "block", "^[n-z]") + rule('⟦"c"⟧', "escalate", "^[a-z]+$"),
    );
    expect(finding?.related?.map(({ message }) => message)).toEqual([
      "rule 1 takes events of it",
      "rule 2 takes events of it",
    ]);
    expect(finding?.data).toEqual({ proof: "all events", hiddenBy: [1, 2] });
  });

  test("is not said of a rule that is reported as shadowed", () => {
    checkProofs(unreachable, rule('"a"', "block", "x") + rule('"b"', "escalate", "x"));
  });

  test("is not said of a rule whose shadow is ignored", () => {
    checkProofs(
      unreachable,
      `${rule('"a"', "block", "x")}# sentry-ignore sentry.rule.shadowed: known\n${rule('"b"', "escalate", "x")}`,
    );
  });

  test("is not said of a rule that is reported as never matching", () => {
    checkProofs(unreachable, rule('"a"', "block", "^10\\.0\\.0\\.1$", "Egress"));
  });

  test("is not said of a rule that decides for one kind of several", () => {
    checkProofs(unreachable, rule('"a"', "block", "x", "Dns") + rule('"b"', "escalate", "x", "*"));
  });
});

describe(hole, () => {
  test("has an event, and the rules it is taken from", () => {
    const [finding] = checkProofs(
      hole,
      rule('⟦"git"⟧', "allow", "^git ") + rule('"curl"', "block", "curl") + rule('"wget"', "block", "wget"),
    );
    expect(finding?.related?.map(({ message }) => message)).toEqual([
      "rule 2 would block some of them",
      "rule 3 would block some of them",
    ]);
    expect(finding?.data?.witness).toMatchObject({ kind: "ToolExec", subject: "git curl" });
    expect(finding?.data?.blocks).toContainEqual({ position: 2, verdict: "block" });
  });

  test("may be one in the built-in rules", () => {
    const [finding] = checkProofs(hole, rule('⟦"meta"⟧', "allow", "^169\\.254\\.", "Egress"));
    expect(finding?.related).toEqual([]);
    expect(finding?.data?.blocks).toContainEqual(expect.objectContaining({ builtin: expect.any(String) }));
  });

  test("is not said of an allow of exact texts", () => {
    checkProofs(hole, rule('"git"', "allow", "^git (?:status|log)$") + rule('"curl"', "block", "curl"));
  });

  test("is not said where the block is hidden as a whole, which is reported there", () => {
    const policy = rule('"git"', "allow", "^git( |$)") + rule('⟦"push"⟧', "block", "^git push$");
    checkProofs(unreachable, policy);
  });

  test("is not said of an allow of everything, which is reported as such", () => {
    checkProofs(hole, rule('"all"', "allow", "", "Dns") + rule('"x"', "block", "x", "Dns"));
  });
});

describe(cost, () => {
  const states = "The automaton of this pattern has more than 10000 states";

  test("tells what was measured", () => {
    const [finding] = checkProofs(cost, rule('⟦"x"⟧', "block", "[ab]*a[ab]{18}c"));
    expect(finding?.message).toBe(states);
    expect(finding?.data).toEqual({ states: expect.any(Number), exact: false, readInParts: false });
    expect(finding?.data?.states).toBeGreaterThan(10_000);
  });

  test.each(["a.{0,60}c", "curl.{0,60}sh"])("tells where the judge gets by without that automaton: %j", (match) => {
    const [finding] = checkProofs(cost, rule('⟦"x"⟧', "block", match));
    expect(finding?.message).toBe(`${states}; the judge looks for the parts around its gaps instead`);
    expect(finding?.data).toMatchObject({ readInParts: true });
  });

  test("is not said of a gap that needs no count", () => {
    checkProofs(cost, rule('"x"', "block", "(?i)\\bcurl\\b[^|]*\\|\\s*sh"));
  });
});

describe("assertions", () => {
  const block = rule('"x"', "block", "^x", "Dns");
  const claim = (match: string, verdict = "block", word = "assert") =>
    `${word} "claim" { on = "Dns", match = "${match}", verdict = "${verdict}" }\n`;

  test("one that is proved is no finding", () => {
    checkProofs(unproven, block + claim("^xy"));
    checkProofs(refuted, block + claim("^xy"));
  });

  test("one that is refuted has an event and the rule that decides it", () => {
    const [finding] = checkProofs(refuted, block + claim("^x", "escalate", "⟦assert⟧"));
    expect(finding?.message).toBe("The assertion does not hold: an event gets block, not escalate");
    expect(finding?.related?.map(({ message }) => message)).toEqual(["rule 1 decides it"]);
    expect(finding?.data).toMatchObject({ witness: { subject: "x" }, decidedBy: { position: 1 } });
  });

  test("one that no rule keeps is refuted by no rule", () => {
    const [finding] = checkProofs(refuted, block + claim("y", "block", "⟦assert⟧"));
    expect(finding?.data).toMatchObject({ witness: { subject: "y" }, verdict: "allow" });
    expect(finding?.data).not.toHaveProperty("decidedBy");
  });

  test("without proofs one is not proved, as information", () => {
    const { diagnostics } = analyzePolicy(block + claim("^xy"));
    expect(diagnostics.find(({ code }) => code === unproven)?.severity).toBe("information");
  });
});

describe("ignore comments", () => {
  const hidden = rule('"b"', "escalate", "xy");

  test("silence a proof", () => {
    const policy = `${rule('"a"', "block", "x")}# sentry-ignore ${unreachable}: kept for the day when a goes\n${hidden}`;
    checkProofs(unreachable, policy);
    checkProofs(unused, policy);
  });

  test("are of no use where the proof finds nothing", () => {
    checkProofs(unused, `${rule('"a"', "block", "^x$")}⟦# sentry-ignore ${unreachable}: why⟧\n${hidden}`);
  });

  test("are not called unused where nothing was proved", () => {
    const policy = `# sentry-ignore ${unreachable}: why\n${hidden}`;
    expect(analyzePolicy(policy).diagnostics.map(({ code }) => code)).not.toContain(unused);
    checkProofs(unused, policy, { budget: { states: 1, refinements: 1, pairs: 1 } });
  });

  test("do not silence a refuted assertion", () => {
    checkProofs(
      refuted,
      `# sentry-ignore ${refuted}: why\n⟦assert⟧ "a" { on = "Dns", match = "a", verdict = "block" }\n`,
    );
  });
});

test("a hole that may be there is an open question", () => {
  const policy = rule('"a"', "allow", "^a[^b]*b.{0,60}c") + rule('"b"', "block", "b.{0,60}d$", "ToolExec");
  const check = (pairs: number) => finishAnalysis(checkPolicy(policy, { budget: { ...normalBudget, pairs } }));
  expect(check(0).proven).toBe(false);
  expect(check(0).diagnostics.map(({ code }) => code)).not.toContain(hole);
  expect(check(1_000).proven).toBe(true);
});

test("a document with errors is not proved", () => {
  const check = finishAnalysis(checkPolicy(`${rule('"a"', "block", "x")}${rule('"b"', "escalate", "xy")}x = 1`));
  expect(check.accepted).toBe(false);
  expect(check.proven).toBe(false);
  expect(check.diagnostics.map(({ code }) => code)).not.toContain(unreachable);
});

test("progress goes from nothing to all", () => {
  const run = checkPolicy(rule('"a"', "block", "x") + rule('"b"', "escalate", "xy"));
  const shares: number[] = [];
  for (let step = run.next(); step.done !== true; step = run.next()) {
    if (step.value !== undefined) shares.push(step.value.done / step.value.total);
  }
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test("no message says what the source says", () => {
  const secret = "zzqqzz";
  const { diagnostics } = finishAnalysis(
    checkPolicy(
      rule(`"${secret}-a"`, "allow", `^${secret}`) +
        rule(`"${secret}-b"`, "block", `${secret}x`) +
        rule(`"${secret}-c"`, "block", `^${secret}y`) +
        `assert "${secret}" { on = "ToolExec", match = "${secret}", verdict = "block" }\n`,
    ),
  );
  expect(diagnostics.length).toBeGreaterThan(2);
  for (const { message, related = [] } of diagnostics) {
    for (const text of [message, ...related.map((one) => one.message)]) expect(text).not.toContain(secret);
  }
});
