import { parseRegex } from "@a3s/acl-grammar";
import { describe, expect, test } from "vitest";
import { normalBudget } from "../../src/analysis/analysis-budget.js";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { type Claim, proveAssertion } from "../../src/analysis/prove-assertion.js";
import { rulesOf } from "./rules.js";

type Rules = Parameters<typeof rulesOf>;

function prove(verdict: Claim["verdict"], match: string, ...rules: Rules) {
  const proof = finishAnalysis(
    proveAssertion(rulesOf(...rules), { on: "ToolExec", regex: parseRegex(match), verdict }, normalBudget),
  );
  return proof.kind === "refuted"
    ? `${proof.verdict} by ${proof.rule ?? "none"}: ${proof.witness.subject}`
    : proof.kind;
}

describe("proveAssertion", () => {
  const rules: Rules = [
    ["allow", "^git "],
    ["block", "curl"],
    ["block", "wget"],
  ];

  test("proves what rules take together", () => {
    expect(prove("block", "^(curl|wget)", ...rules)).toBe("proved");
  });

  test("refutes with an event and the rule that decides it", () => {
    expect(prove("block", "curl", ...rules)).toBe("allow by 0: git curl");
    expect(prove("block", "c", ...rules)).toBe("allow by none: c");
  });

  test("an allow needs no rule", () => {
    expect(prove("allow", "^ls$", ...rules)).toBe("proved");
    expect(prove("allow", "^git ", ...rules)).toBe("proved");
    expect(prove("allow", "get", ...rules)).toBe("block by 1: curlget");
  });

  test("a claim about no event is proved", () => {
    expect(prove("block", "[^\\s\\S]", ...rules)).toBe("proved");
  });
});
