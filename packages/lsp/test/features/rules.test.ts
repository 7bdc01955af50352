import { builtinPolicyText, builtinRules } from "@a3s/sentry-core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtinDocument } from "../../src/document/builtin-document.js";
import { prepareRenameRule, renameRule } from "../../src/features/rules/rename-rule.js";
import { ruleNamesOfPolicy } from "../../src/features/rules/rule-names.js";
import { ruleDefinitions, ruleReferences } from "../../src/features/rules/rule-references.js";
import { applyEdits } from "../support/apply-edits.js";
import { mutatedPolicy } from "../support/mutated-policy.js";
import { snapshotOf } from "../support/read-cursor.js";
import { eventsUri, policyUri, readScope } from "../support/rule-scope.js";

const fields = 'on = "Dns", match = "x", verdict = "block", severity = "low", reason = "y"';
const policy = `rule "a" { ${fields.replaceAll(",", "")} }\nrules = [{ name = 'b', ${fields} }]\n`;
const line = (rule: string) =>
  `{"event":{"Dns":{"pid":1,"query":"x"}},"expect":{"verdict":"block","rule":"${rule}"}}\n`;

/** Where the name at the mark is defined, and who else names it. */
function check(markedPolicy: string, markedEvents = "") {
  const { scope, uri, offset, textOf } = readScope(markedPolicy, markedEvents);
  const text = (of: string, range: { start: number; end: number }) =>
    (of === builtinDocument.uri ? builtinPolicyText : textOf(of)).slice(range.start, range.end);
  return {
    definitions: ruleDefinitions(scope, uri, offset).map(({ uri: own, range }) => `${own} ${text(own, range)}`),
    references: ruleReferences(scope, uri, offset, { withDefinition: false }).map(
      ({ uri: own, range }) => `${own} ${text(own, range)}`,
    ),
    prepared: prepareRenameRule(scope, uri, offset),
    rename(newName: string) {
      const result = renameRule(scope, uri, offset, newName);
      if ("problem" in result) return result.problem;
      return Object.fromEntries(result.edits.map(({ uri: own, edits }) => [own, applyEdits(textOf(own), edits)]));
    },
  };
}

describe("definition", () => {
  test("from sample events to the policy, in each spelling", () => {
    expect(check(policy, line("a<|>")).definitions).toEqual([`${policyUri} "a"`]);
    expect(check(policy, line("<|>b")).definitions).toEqual([`${policyUri} 'b'`]);
    expect(check('rules {\n  name = "c"\n}', line("<|>c")).definitions).toEqual([`${policyUri} "c"`]);
  });

  test("from the definition to itself", () => {
    expect(check(policy.replace('"a"', '"<|>a"')).definitions).toEqual([`${policyUri} "a"`]);
  });

  test("of a built-in rule", () => {
    const name = builtinRules()[0]?.name ?? "";
    expect(check(policy, line(`<|>${name}`)).definitions).toEqual([`${builtinDocument.uri} "${name}"`]);
  });

  test("of nothing", () => {
    expect(check(policy, line("<|>none")).definitions).toEqual([]);
    expect(check(`<|>${policy}`).definitions).toEqual([]);
  });
});

test("references", () => {
  expect(check(policy.replace('"a"', '"a<|>"'), line("a") + line("b") + line("a")).references).toEqual([
    `${eventsUri} "a"`,
    `${eventsUri} "a"`,
  ]);
});

describe("rename", () => {
  test("everywhere", () => {
    const renamed = check(policy, line("<|>a") + line("b")).rename("no-x");
    expect(renamed).toEqual({
      [policyUri]: policy.replace('"a"', '"no-x"'),
      [eventsUri]: line("no-x") + line("b"),
    });
  });

  test("keeps the quotes where they can hold the name", () => {
    expect(check(policy.replace("'b'", "'<|>b'")).rename("c")).toEqual({ [policyUri]: policy.replace("'b'", "'c'") });
    expect(check(policy.replace("'b'", "'<|>b'")).rename("it's")).toEqual({
      [policyUri]: policy.replace("'b'", '"it\'s"'),
    });
  });

  test("quotes a bare label", () => {
    expect(check("rule <|>a { }").rename("b c")).toEqual({ [policyUri]: 'rule "b c" { }' });
  });

  test("marks the name alone", () => {
    expect(check(policy.replace('"a"', '"<|>a"')).prepared).toEqual({ range: { start: 6, end: 7 }, name: "a" });
    expect(check(`<|>${policy}`).prepared).toBeUndefined();
  });

  test("not into a name that cannot be", () => {
    const { rename } = check(policy.replace('"a"', '"<|>a"'));
    expect(rename("b")).toBe("Another rule of this policy has that name.");
    expect(rename("")).toBe("The name of a rule has 1 to 128 characters.");
    expect(rename("x".repeat(129))).toBe("The name of a rule has 1 to 128 characters.");
    expect(rename("a\nb")).toBe("The name of a rule has no control characters.");
    expect(rename(builtinRules()[0]?.name ?? "")).toBe("A built-in rule has that name.");
    expect(rename("a")).toEqual({});
  });

  test("not what cannot be renamed", () => {
    expect(check(policy, line(`<|>${builtinRules()[0]?.name}`)).prepared).toEqual({
      problem: "Built-in rules cannot be renamed.",
    });
    expect(check(policy, line("<|>none")).rename("b")).toBe("No rule has this name.");
    const document = { policy: snapshotOf(builtinPolicyText, builtinDocument.uri), events: [] };
    const at = ruleNamesOfPolicy(document.policy)[0]?.range.start ?? 0;
    expect(prepareRenameRule(document, builtinDocument.uri, at)).toEqual({
      problem: "Built-in rules cannot be renamed.",
    });
  });

  test("of two rules with one name only the one at hand", () => {
    const twice = 'rule "<|>a" { }\nrule "a" { }\n';
    expect(check(twice, line("a")).rename("b")).toEqual({ [policyUri]: 'rule "b" { }\nrule "a" { }\n' });
    expect(check(twice.replace("<|>", ""), line("<|>a")).rename("b")).toContain("More than one rule");
  });

  test("there and back, for any document and name", () => {
    fc.assert(
      fc.property(
        mutatedPolicy,
        fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
        fc.nat(),
        (text, name, pick) => {
          const snapshot = snapshotOf(text, policyUri);
          const sites = ruleNamesOfPolicy(snapshot);
          const site = sites[pick % Math.max(1, sites.length)];
          if (site === undefined) return;
          const scope = { policy: snapshot, events: [] };
          const result = renameRule(scope, policyUri, site.range.start, name);
          if ("problem" in result || result.edits.length === 0) return;
          const renamed = applyEdits(text, result.edits[0]?.edits ?? []);
          const after = ruleNamesOfPolicy(snapshotOf(renamed, policyUri));
          expect(after.map((other) => other.name)).toEqual(sites.map((other) => (other === site ? name : other.name)));
          const back = renameRule(
            { policy: snapshotOf(renamed, policyUri), events: [] },
            policyUri,
            site.range.start,
            site.name,
          );
          if ("problem" in back) return;
          const again = ruleNamesOfPolicy(snapshotOf(applyEdits(renamed, back.edits[0]?.edits ?? []), policyUri));
          expect(again.map((other) => other.name)).toEqual(sites.map((other) => other.name));
        },
      ),
      { numRuns: 150 },
    );
  });
});
