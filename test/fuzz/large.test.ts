import { analyzePolicy } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";

const mebibyte = 1_048_576;

/** As many copies as fit into the largest document that is accepted. */
function fill(copy: (index: number) => string): string {
  let text = "";
  for (let index = 0; ; index += 1) {
    const next = copy(index);
    if (text.length + next.length > mebibyte) return text;
    text += next;
  }
}

const texts = {
  "rules with long reasons": fill(
    (index) => `rule "r${index}" {
  on       = "ToolExec"
  match    = '(?i)\\b(tool-${index}|helper-${index})\\b.*--force'
  verdict  = "block"
  severity = "medium"
  reason   = "${"why this is here; ".repeat(12)}"
}
`,
  ),
  comments: fill(() => "# nothing but comments\n"),
  "strings that are not closed": fill((index) => `a${index} = "${"x".repeat(120)}\n`),
  "closers of the wrong kind": fill((index) => `a${index} = [${"1, ".repeat(40)}}\n`),
  "one line of brackets": "[]{}()".repeat(mebibyte / 6),
  "zero bytes": "\0".repeat(mebibyte),
};

describe("a policy of 1 MiB is checked to the end:", () => {
  it.each(Object.entries(texts))("%s", (name, text) => {
    const start = performance.now();
    const { accepted, diagnostics } = analyzePolicy(text);
    console.log(
      `1 MiB of ${name}: ${(performance.now() - start).toFixed(0)} ms, ${diagnostics.length} diagnostics, first ${diagnostics[0]?.code}`,
    );
    expect(accepted).toBe(diagnostics.every(({ severity }) => severity !== "error"));
  });
});
