import { describe, expect, test } from "vitest";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { check } from "./check.js";

const relative = "sentry.deny.relative_path";
const unused = "sentry.ignore.unused";

describe("silences", () => {
  test("the next item", () => check(relative, `# sentry-ignore ${relative}: why\ndeny { exec = "d" }`));
  test("the next attribute", () =>
    check(relative, `deny {\n  # sentry-ignore ${relative}: why\n  exec = "d"\n  file = ⟦"f"⟧\n}`));
  test("behind other comments", () =>
    check(relative, `deny {\n  // sentry-ignore ${relative}: why\n\n  # more\n  exec = "d"\n}`));
  test("the line it ends", () =>
    check(relative, `deny {\n  exec = "d" # sentry-ignore ${relative}: why\n  file = ⟦"f"⟧\n}`));
  test("the item that ends before it", () =>
    check("sentry.rule.match_control", heredocRule("# sentry-ignore sentry.rule.match_control: why")));
  test("a rule of a list", () =>
    check(
      "sentry.rule.reason_empty",
      `rules = [
  # sentry-ignore sentry.rule.reason_empty: why
  { name = "a", on = "Dns", match = "a", verdict = "block", severity = "low", reason = "" },
  { name = "b", on = "Dns", match = "b", verdict = "block", severity = "low", reason = ⟦""⟧ },
]`,
    ));
  test("a finding about the document", () =>
    check("sentry.fail_open", "# sentry-ignore sentry.fail_open: audit only\ndry_run = false"));
  test("a finding of the parser", () =>
    check("acl.parse.bare_word", "speculate = high # sentry-ignore acl.parse.bare_word: why"));
  test("without a reason", () => check(relative, `# sentry-ignore ${relative}\ndeny { exec = "d" }`));
});

describe("does not silence", () => {
  test("an error", () => check("sentry.rule.verdict", "# sentry-ignore sentry.rule.verdict: why\nrules = []"));
  test("another code", () => check(relative, '# sentry-ignore sentry.deny.same_path: why\ndeny { exec = ⟦"d"⟧ }'));
  test("the item after the next", () =>
    check(relative, `# sentry-ignore ${relative}: why\nfail_closed = true\ndeny { exec = ⟦"d"⟧ }`));
  test("from within a block comment", () =>
    check(relative, `/* sentry-ignore ${relative}: why */\ndeny { exec = ⟦"d"⟧ }`));
  test("with a longer word", () => check(relative, `# sentry-ignored ${relative}: why\ndeny { exec = ⟦"d"⟧ }`));
});

describe("is of no use", () => {
  test("where nothing is found", () => check(unused, `⟦# sentry-ignore ${relative}: why⟧\ndeny { exec = "/d" }`));
  test("for an error", () => check(unused, "⟦# sentry-ignore acl.schema.value_type: why⟧\nfail_closed = 4\n"));
  test("without a code", () => check(unused, "⟦# sentry-ignore⟧\ndry_run = false\n"));
  test("at the end of the document", () => check(unused, `deny { exec = "d" }\n\n⟦# sentry-ignore ${relative}: why⟧`));
  test("unless a syntax error may hide the finding", () => check(unused, `# sentry-ignore ${relative}: why\nx =`));
  test("unless the finding was not looked for", () =>
    check(unused, '# sentry-ignore sentry.portability.addition: why\nmask { A = "x" }'));
});

test("a reason is asked for", () => {
  check("sentry.ignore.no_reason", `⟦# sentry-ignore ${relative}:⟧\ndeny { exec = "d" }`);
});

test("a silenced document is clean", () => {
  expect(analyzePolicy("fail_closed = true # sentry-ignore acl.lex.bom: why").diagnostics).toHaveLength(1);
});

function heredocRule(comment: string): string {
  return `fail_closed = true
rule "a" {
  on       = "Dns"
  match    = <<E
tunnel
E ${comment}
  verdict  = "block"
  severity = "low"
  reason   = "r"
}`;
}
