import { finishAnalysis } from "@a3s/sentry-core";
import { expect, test } from "vitest";
import { codeActions } from "../../src/features/code-actions/code-actions.js";
import { fixAll } from "../../src/features/code-actions/fix-all.js";
import { complete } from "../../src/features/completion/complete.js";
import { documentHighlights } from "../../src/features/document-highlights.js";
import { documentLinks } from "../../src/features/document-links.js";
import { documentSymbols } from "../../src/features/document-symbols.js";
import { foldingRanges } from "../../src/features/folding-ranges.js";
import { formatOnType } from "../../src/features/formatting/format-on-type.js";
import { formatPolicy, formatPolicyRange } from "../../src/features/formatting/format-policy.js";
import { factsOfRules, hover } from "../../src/features/hover/hover.js";
import { renameRule } from "../../src/features/rules/rename-rule.js";
import { selectionRanges } from "../../src/features/selection-ranges.js";
import { semanticTokens } from "../../src/features/semantic-tokens/semantic-tokens.js";
import { signatureHelp } from "../../src/features/signature-help.js";
import { workspaceSymbols } from "../../src/features/workspace-symbols.js";
import { snapshotOf } from "../support/read-cursor.js";

/** Asks every feature at some places of a document. */
async function check(text: string): Promise<void> {
  const snapshot = snapshotOf(text);
  for (const offset of [0, text.length >> 1, text.length]) {
    const range = { start: offset, end: offset };
    await complete(snapshot, offset);
    finishAnalysis(hover(snapshot, offset, factsOfRules(snapshot)));
    codeActions(snapshot, range);
    documentHighlights(snapshot, offset);
    formatOnType(snapshot, offset, "}");
    formatPolicyRange(snapshot, range);
    renameRule({ policy: snapshot, events: [] }, snapshot.uri, offset, "x");
    signatureHelp(snapshot, offset);
    expect(selectionRanges(snapshot, offset).length).toBeGreaterThan(0);
  }
  fixAll(snapshot);
  documentLinks(snapshot);
  documentSymbols(snapshot);
  foldingRanges(snapshot);
  formatPolicy(snapshot);
  finishAnalysis(semanticTokens(snapshot));
  workspaceSymbols([snapshot], "");
}

test.each([
  ["nothing", ""],
  ["a document beyond the limit", "a = 1\n".repeat(900_000)],
  ["a token beyond the limit", `a = "${"x".repeat(300_000)}"`],
  ["brackets beyond the limit", "[".repeat(100_000)],
  ["items beyond the limit", `a = [${"1,".repeat(20_000)}]`],
  ["half a surrogate pair", 'rule "\ud800" {\n match = "\udfff"\n}'],
  ["control characters", "\0\u0001\u001b[31m rule \0 {\u202e\n"],
  ["one long line", 'deny { egress = "e" } '.repeat(2_000)],
  ["quotes", "'\"".repeat(20_000)],
  ["nested braces", `${"a { ".repeat(60)}${"} ".repeat(60)}`],
  ["a large pattern", `mask { a = '${"(a|b)*[c-d]{2}".repeat(1_000)}' }`],
  [
    "names of the language itself",
    '__proto__ {\n constructor = toString(hasOwnProperty)\n}\nrule "__proto__" { __proto__ = 1 }',
  ],
])("%s", async (_, text) => {
  await check(text);
});
