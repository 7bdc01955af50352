import { describe, expect, test } from "vitest";
import { normalBudget } from "../../src/analysis/analysis-budget.js";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { analyzeReachability } from "../../src/analysis/reachability.js";
import { rulesOf } from "./rules.js";

function reach(...rules: Parameters<typeof rulesOf>) {
  return finishAnalysis(analyzeReachability(rulesOf(...rules), normalBudget)).map((answer) =>
    answer.kind === "reachable"
      ? answer.witness.subject
      : answer.kind === "unreachable"
        ? `hidden by ${answer.hiddenBy.join(" ") || "nothing"}`
        : answer.kind,
  );
}

describe("analyzeReachability", () => {
  test("gives each rule its shortest event", () => {
    expect(reach(["block", "curl"], ["block", "curl|wget"], ["allow", "^ls$"])).toEqual(["curl", "wget", "ls"]);
  });

  test("proves that a rule is hidden by earlier ones together", () => {
    expect(reach(["block", "^[a-m]"], ["block", "^[n-z]"], ["allow", "^[a-z]+$"])).toEqual(["a", "n", "hidden by 0 1"]);
  });

  test("names only the rules that matter", () => {
    expect(reach(["block", "zzz"], ["block", "evil"], ["block", "evil\\.com"])).toEqual(["zzz", "evil", "hidden by 1"]);
  });

  test("knows what subjects a kind can have", () => {
    expect(
      reach(
        ["block", "^10\\.0\\.0\\.1$", "Egress"],
        ["block", ":70000$", "Egress"],
        ["block", ":443$", "Egress"],
        ["block", "^ptrace$", "SecurityAction"],
        ["block", " 18446744073709551616$", "SecurityAction"],
        ["block", "sae", "LlmActivations"],
      ),
    ).toEqual([
      "hidden by nothing",
      "hidden by nothing",
      ":443",
      "hidden by nothing",
      "hidden by nothing",
      "0 sae features @L0",
    ]);
  });

  test("a rule for every kind is reachable if it is for one", () => {
    expect(reach(["allow", "", "ToolExec"], ["block", "x", "*"])).toEqual(["", "x:0"]);
    expect(reach(["allow", "", "*"], ["block", "x", "*"])).toEqual(["", "hidden by 0"]);
  });

  test("rules of another kind hide nothing", () => {
    expect(reach(["allow", "", "Dns"], ["block", "x"])).toEqual(["", "x"]);
  });
});
