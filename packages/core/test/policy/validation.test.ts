import { describe, expect, test } from "vitest";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { check, rule, rules } from "./check.js";

describe("unknown names", () => {
  const code = "acl.schema.unknown_attribute";
  const suggestionOf = (text: string) =>
    analyzePolicy(text).diagnostics.find((diagnostic) => diagnostic.code.startsWith("acl.schema.unknown_"))?.data
      ?.suggestion;

  test("an alias", () => check(code, "⟦failClosed⟧ = true\n"));
  test("a dash", () => check(code, "⟦dry-run⟧ = true\n"));
  test("nothing like it", () => check(code, "⟦telemetry⟧ = true\n"));
  test("the right name is there already", () => check(code, "⟦fail_close⟧ = true\nfail_closed = true\n"));
  test("a block's name with a value", () => check(code, "⟦assert⟧ = true\n"));
  test("the suggestion", () => expect(suggestionOf("agent { binary = 4 }")).toBe("bin"));
  test("the suggestion for an object", () => expect(suggestionOf("denny = { exec = 4 }")).toBe("deny"));
  test("the suggestion for a labelled block", () => expect(suggestionOf('rulez "a" { }')).toBe("rule"));
  test("a missing field that was misspelled is not missing", () => {
    check("acl.schema.unknown_object_field", rules({ verdict: undefined, "⟦verdct⟧": '"block"' }));
    check("acl.schema.missing_object_field", rules({ verdict: undefined, verdct: '"block"' }));
  });
});

describe("missing attributes", () => {
  const code = "acl.schema.missing_attribute";
  test("in a rule block", () => check(code, rule({ on: undefined, reason: undefined }).replace("rule", "⟦rule⟧")));
  test("the inserted kind fits the action", () =>
    check(code, rule({ on: undefined, action: '"deny-file"' }).replace("rule", "⟦rule⟧")));
  test("in an empty block", () => check(code, "⟦sae⟧ {}"));
  test("in a block of one line", () => check(code, '⟦llm⟧ { model = "m" }'));
  test("in a block of several lines", () => check(code, '⟦llm⟧ {\n    model = "m"\n}'));
  test("in a block with only a comment", () => check(code, "⟦sae⟧ {\n  # none yet\n}"));
  test("an attribute that is there as a block is not missing", () => check(code, "llm {\n  url { }\n}"));
  test("a block with a syntax error", () => check(code, "llm { model = }"));
  test("in an object", () =>
    check("acl.schema.missing_object_field", 'rules = [\n  ⟦{⟧\n    name = "a" # why\n  }\n]'));
});

describe("null", () => {
  const code = "acl.schema.null_value";
  test("an optional attribute", () => check(code, "speculate = ⟦null⟧\ndry_run = true\n"));
  test("in the middle of a line", () => check(code, 'deny { exec = "/e", file = ⟦null⟧, egress = "/f" }'));
  test("at the end of a line", () => check(code, 'deny { exec = "/e", file = ⟦null⟧ }'));
  test("with a comment behind", () => check(code, "deny {\n  file = ⟦null⟧ # off\n}"));
  test("a required attribute", () => check("acl.schema.value_type", "llm { url = ⟦null⟧ }"));
});

describe("value types", () => {
  const code = "acl.schema.value_type";
  test.each(['"true"', "True", "yes", "on", "1", "no", "off", "0", '"maybe"', "null", "[]"])(
    "a boolean of %s",
    (value) => {
      check(code, `fail_closed = ⟦${value}⟧`);
    },
  );
  test("a number for a text", () => check(code, 'llm { url = "http://h/v1", model = ⟦4⟧ }'));
  test("a number for a URL, which quotes would not make one", () => check(code, "llm { url = ⟦4⟧ }"));
  test("a text for a number", () => check(code, 'agent { bin = "/b", timeout_s = ⟦"30"⟧ }'));
  test("a list for a block", () => check(code, 'deny = ⟦["/a"]⟧'));
  test("a text for a rule", () => check(code, 'rules = [⟦"a"⟧, ⟦[]⟧]'));
  test("what has the wrong type gets no other finding", () => {
    const { diagnostics } = analyzePolicy(`fail_closed = true\n${rule({ on: "4", match: "[]", severity: "null" })}`);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code, code, code]);
  });
});

describe("blocks and attributes", () => {
  test("a label too many", () => check("acl.schema.label_count", rule({}, '"a" ⟦"b"⟧ "c"')));
  test("a label where none is taken", () => check("acl.schema.label_count", 'deny ⟦"a"⟧ { exec = "/d" }'));
  test("no label, but a name", () =>
    check("acl.schema.label_count", rule({ name: '"a"' }, "").replace("rule", "⟦rule⟧")));
  test("no label", () => check("acl.schema.label_count", rule({}, "").replace("rule", "⟦rule⟧")));
  test("two blocks", () => check("acl.schema.block_count", "mask { }\n⟦mask⟧ { }\n⟦mask⟧ { }"));
  test("two attributes are the parser's finding", () => check("acl.schema.block_count", "deny = null\ndeny = null"));
  test("an attribute with braces", () => check("acl.schema.attribute_as_block", "⟦dry_run⟧ {\n}"));
  test("a required attribute with braces", () => check("acl.schema.attribute_as_block", "sae { ⟦dict⟧ { } }"));
  test("a block with a sign", () => check("acl.schema.block_as_attribute", '⟦deny⟧ = {\n  "exec" = "/d"\n}'));
  test("a block with a sign that can be left out", () =>
    check("acl.schema.block_as_attribute", '⟦deny⟧ = {\n  exec = "/d"\n}'));
});

describe("texts", () => {
  const code = "acl.schema.value_range";
  test("an empty model", () => check(code, 'llm { url = "http://h/v1", model = ⟦""⟧ }'));
  test("a name of 129 characters", () => check(code, rule({}, `⟦"${"a".repeat(129)}"⟧`)));
  test("a name of 128 characters outside the BMP", () => check(code, rule({}, `"${"😀".repeat(128)}"`)));
  test("a line break in a name", () => check(code, rule({}, String.raw`⟦"a\nb"⟧`)));
});

describe("calls", () => {
  test("an unknown function", () => check("acl.schema.call_name", 'agent { bin = ⟦file⟧("x") }'));
  test("a function in another case", () => check("acl.schema.call_name", 'agent { bin = ⟦ENV⟧("X") }'));
  test("a function of every object", () => check("acl.schema.call_name", 'agent { bin = ⟦toString⟧("X") }'));
  test("too many arguments", () => check("acl.schema.call_argument_count", 'agent { bin = ⟦env("A", "B")⟧ }'));
  test("an argument of another type", () => check("acl.schema.value_type", 'agent { bin = concat("a", ⟦4⟧) }'));
});

describe("syntax errors", () => {
  const codesOf = (text: string) => analyzePolicy(text).diagnostics.map((diagnostic) => diagnostic.code);

  test("a rule with one gets no finding about what is missing", () => {
    expect(codesOf('fail_closed = true\nrule "a" {\n  on = \n  match = "x"\n}')).toEqual(["acl.parse.missing_value"]);
  });
  test("its sound fields are checked all the same", () => {
    expect(codesOf('fail_closed = true\nrule "a" {\n  on = \n  severity = "urgent"\n}')).toEqual([
      "acl.parse.missing_value",
      "sentry.rule.severity",
    ]);
  });
  test("other parts are checked all the same", () => {
    expect(codesOf("speculate =\ndeny { exec = 4 }")).toEqual(["acl.parse.missing_value", "acl.schema.value_type"]);
  });
});

test("a single rule object gets one error, whatever it lacks", () => {
  const { diagnostics } = analyzePolicy('fail_closed = true\nrules = { name = "a" }');
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(["sentry.rules.single_object"]);
});
