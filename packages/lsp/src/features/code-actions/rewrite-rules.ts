import type { Range } from "@a3s/acl-grammar";
import { convertRulesToBlocks, convertRulesToList } from "@a3s/sentry-core";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";
import type { CodeAction } from "./code-action.js";

/** Writes the rules in the other spelling: a list as blocks, or blocks as a list. All of them, or they would mix. */
export function rewriteRules({ analysis, text }: PolicySnapshot, range: Range): readonly CodeAction[] {
  const { document } = analysis.parsed;
  const item = document.items.find(
    (candidate) => candidate.range.start <= range.start && range.end <= candidate.range.end,
  );
  if (item?.kind === "attribute" && item.name === "rules") {
    const edits = convertRulesToBlocks(document, text);
    return edits === undefined ? [] : [{ kind: "rewrite", title: 'Convert to rule "name" { … } blocks', edits }];
  }
  if (item?.kind !== "block" || item.type !== "rule") return [];
  const edits = convertRulesToList(document, text);
  return edits === undefined ? [] : [{ kind: "rewrite", title: "Convert to rules = [ … ]", edits }];
}
