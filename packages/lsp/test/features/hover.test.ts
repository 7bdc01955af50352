import { builtinRules, finishAnalysis } from "@a3s/sentry-core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factsOfRules, hover, noFacts } from "../../src/features/hover/hover.js";
import { mutatedPolicy } from "../support/mutated-policy.js";
import { readCursor } from "../support/read-cursor.js";

/** Hovers at the mark: what is marked, and what is said about it. */
function check(marked: string): string | undefined {
  const { snapshot, offset } = readCursor(marked);
  const found = finishAnalysis(hover(snapshot, offset, factsOfRules(snapshot)));
  if (found === undefined) return undefined;
  const { start, end } = found.range;
  expect(start).toBeLessThanOrEqual(offset);
  expect(end).toBeGreaterThanOrEqual(offset);
  expect(end).toBeLessThanOrEqual(snapshot.text.length);
  return `[${snapshot.text.slice(start, end)}]\n${found.markdown}`.replaceAll(String(builtinRules().length), "N");
}

const rule = (fields: string) => `rule "r" {
  on       = "ToolExec"
  verdict  = "block"
  severity = "low"
  reason   = "why"
${fields}
}
`;

test("without facts of rules a hover says what the text tells, and waits for no check of the policy", () => {
  const syntax = (marked: string) => {
    const { snapshot, offset } = readCursor(marked);
    const { uri, version, text, parsed } = snapshot;
    return finishAnalysis(hover({ uri, version, text, parsed }, offset, noFacts))?.markdown;
  };
  expect(syntax(rule("  match = 'x<|>+'"))).toContain("**Matches**");
  expect(syntax(rule("").replace('"r"', '"<|>r"'))).toBe("**rule** `r`");
  expect(syntax("mask { name = 'x<|>+' }")).toContain("**Matches**");
});

describe("names", () => {
  test("attribute", () => {
    expect(check("fail_<|>closed = true")).toMatchInlineSnapshot(`
      "[fail_closed]
      **fail_closed** (boolean, default false)

      Block what no tier could settle. When false, such events are allowed."
    `);
  });

  test("attribute with allowed texts", () => {
    expect(check('rule "r" {\n  verdict<|> = 1\n}')).toMatchInlineSnapshot(`
      "[verdict]
      **verdict** (required, string)

      What becomes of an event that matches.

      - \`allow\`: The event is harmless; no later rule is asked.
      - \`block\`: The event is hostile; the rule's action applies.
      - \`escalate\`: A deeper tier decides; without one, \`fail_closed\` does."
    `);
  });

  test("block, also written as an attribute", () => {
    expect(check("de<|>ny {")).toContain("**deny** block");
    expect(check("de<|>ny = { }")).toContain("**deny** block");
  });

  test("function", () => {
    expect(check('llm { key = e<|>nv("K") }')).toContain("`env(NAME)`");
  });

  test("nothing about what the schema does not know", () => {
    expect(check("unkn<|>own = 1")).toBeUndefined();
    expect(check("constr<|>uctor { }")).toBeUndefined();
    expect(check("a = <|>toString()")).toBeUndefined();
  });
});

describe("values", () => {
  test("a kind, with what its rules see", () => {
    expect(check('rule "r" {\n  on = "Eg<|>ress"\n}')).toMatchInlineSnapshot(`
      "["Egress"]
      **on** \`Egress\`

      A connection goes out. The pattern sees \`peer:port\`."
    `);
  });

  test("a bare word", () => {
    expect(check('rule "r" {\n  verdict = blo<|>ck\n}')).toContain("hostile");
  });

  test("seconds", () => {
    expect(check("llm { timeout_s = 9<|>0 }")).toBe("[90]\n90 seconds = 1 minute 30 seconds, of 1 to 3600 seconds");
  });

  test("a string with escapes", () => {
    expect(check('rule "r" {\n  reason = "a<|>\\tb\\"c`"\n}')).toMatchInlineSnapshot(`
      "["a\\tb\\"c\`"]
      Read as \`\` a⇥b"c\` \`\`

      6 characters"
    `);
    expect(check('rule "r" {\n  reason = "pl<|>ain"\n}')).toBeUndefined();
  });

  test("a key is not repeated", () => {
    expect(check('llm { key = "sk-<|>\\u0041" }')).toBeUndefined();
  });

  test("a variable, by name", () => {
    expect(check('llm { key = env("HO<|>ME") }')).toContain("Environment variable `HOME`");
  });
});

describe("patterns", () => {
  test("in words, with an example that reaches the rule", () => {
    expect(check(rule("  match = '(?i)\\b(n<|>c|ncat[0-9]{1,3})\\b.+$'"))).toMatchInlineSnapshot(`
      "[(nc|ncat[0-9]{1,3})]
      \`(nc|ncat[0-9]{1,3})\`:

      - group 1:
        - one of:
          - the text \`nc\`, in upper or lower case
        - or:
          - the text \`ncat\`, in upper or lower case
          - 1 to 3 times: one of: \`0\` to \`9\`

      **Matches**, anywhere in the text of the event:

      - from here on upper and lower case are the same
      - the edge of a word
      - group 1:
        - one of:
          - the text \`nc\`, in upper or lower case
        - or:
          - the text \`ncat\`, in upper or lower case
          - 1 to 3 times: one of: \`0\` to \`9\`
      - the edge of a word
      - once or more: any character but a line feed
      - the end of the text

      Rule 1 of 1, before N built-in ones: blocks ToolExec events.

      A shortest event that it decides: ToolExec \`nc-\`"
    `);
  });

  test("the piece at the cursor, through escapes", () => {
    expect(check(rule('  match = "a\\\\<|>bc"'))).toContain("[\\\\b]\n`\\b`: the edge of a word");
  });

  test("of a detector", () => {
    expect(check("mask { a = '[^a-z\\d]<|>*x' }")).toContain("one character that is none of: `a` to `z`, a digit");
  });

  test("broken", () => {
    expect(check("mask { a = '(<|>' }")).toContain("no pattern of the dialect");
  });

  test("the built-in rules that match as well", () => {
    expect(check(rule("  match = '^nc -<|>e /bin/sh 10.0.0.1$'"))).toContain("`reverse-shell` (block)");
  });
});

describe("rules", () => {
  test("name", () => {
    expect(check(rule("  match = 'x'").replace('"r"', '"<|>r"'))).toMatchInlineSnapshot(`
      "["r"]
      **rule** \`r\`

      Rule 1 of 1, before N built-in ones: blocks ToolExec events.

      A shortest event that it decides: ToolExec \`x\`"
    `);
    expect(
      check('rules = [{ name = "<|>r", on = "Dns", match = "x", verdict = "allow", severity = "low", reason = "y" }]'),
    ).toContain("allows Dns events");
  });

  test("one that nothing reaches", () => {
    const first = 'rule "first" {\n on = "*"\n match = "x"\n verdict = "allow"\n severity = "low"\n reason = "y"\n}\n';
    expect(check(first + rule("  match = 'x<|>'"))).toContain("every event that it matches is taken by `first`");
  });
});

test("the code in an ignore comment", () => {
  expect(check("# sentry-ignore sentry.fail<|>_open: why\n")).toContain("`sentry.fail_open` (information)");
  expect(check("# sentry-<|>ignore sentry.fail_open: why\n")).toBeUndefined();
});

test("any offset of any mutated document can be hovered", () => {
  fc.assert(
    fc.property(mutatedPolicy, fc.nat(), (text, at) => {
      const offset = at % (text.length + 1);
      check(`${text.slice(0, offset)}<|>${text.slice(offset)}`);
    }),
    { numRuns: 200 },
  );
});
