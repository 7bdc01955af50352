import type { Range, TextEdit } from "@a3s/acl-grammar";
import { builtinRules, policySchema } from "@a3s/sentry-core";
import { builtinDocument } from "../../document/builtin-document.js";
import type { RuleNameSite } from "./rule-names.js";
import { allNames, type RuleScope, ruleNameAt } from "./rule-references.js";

/** What is renamed, or why nothing can be; the reason is a sentence for the user. Undefined where no rule is named. */
export type RenameTarget = { readonly range: Range; readonly name: string } | { readonly problem: string };

export type RenameResult =
  | { readonly edits: readonly { readonly uri: string; readonly edits: readonly TextEdit[] }[] }
  | { readonly problem: string };

export function prepareRenameRule(scope: RuleScope, uri: string, offset: number): RenameTarget | undefined {
  const site = ruleNameAt(scope, uri, offset);
  if (site === undefined) return undefined;
  const problem = notRenamable(scope, site);
  return problem === undefined ? { range: site.inner, name: site.name } : { problem };
}

/**
 * Renames a rule where it is defined and wherever sample events name it. Of two rules of one name only the one at hand
 * is renamed, and what names them is left alone: which of them is meant is not known.
 */
export function renameRule(scope: RuleScope, uri: string, offset: number, newName: string): RenameResult {
  const site = ruleNameAt(scope, uri, offset);
  if (site === undefined) return { problem: "There is no name of a rule here." };
  const problem = notRenamable(scope, site) ?? unusableName(scope, site, newName);
  if (problem !== undefined) return { problem };
  if (newName === site.name) return { edits: [] };
  const sites = allNames(scope).filter(({ name }) => name === site.name);
  const isTwice = sites.filter(({ isDefinition }) => isDefinition).length > 1;
  const byDocument = new Map<string, TextEdit[]>();
  for (const { uri: own, range, spell } of isTwice ? [site] : sites) {
    const edits = byDocument.get(own) ?? [];
    edits.push({ range, newText: spell(newName) });
    byDocument.set(own, edits);
  }
  return { edits: [...byDocument].map(([own, edits]) => ({ uri: own, edits })) };
}

function notRenamable(scope: RuleScope, site: RuleNameSite): string | undefined {
  if (site.uri === builtinDocument.uri) return "Built-in rules cannot be renamed.";
  const definitions = allNames(scope).filter(({ name, isDefinition }) => isDefinition && name === site.name);
  if (definitions.length > 1 && !site.isDefinition) {
    return "More than one rule has this name. Rename one of them where it is defined.";
  }
  if (definitions.length > 0) return undefined;
  if (builtinRules().some(({ name }) => name === site.name)) return "Built-in rules cannot be renamed.";
  return "No rule has this name.";
}

function unusableName(scope: RuleScope, site: RuleNameSite, newName: string): string | undefined {
  const length = [...newName].length;
  const { min, max } = nameLength();
  if (length < min || length > max) return `The name of a rule has ${min} to ${max} characters.`;
  if (/[\p{Cc}\p{Cs}]/u.test(newName)) return "The name of a rule has no control characters.";
  if (newName === site.name) return undefined;
  if (allNames(scope).some(({ name, isDefinition }) => isDefinition && name === newName)) {
    return "Another rule of this policy has that name.";
  }
  if (builtinRules().some(({ name }) => name === newName)) return "A built-in rule has that name.";
  return undefined;
}

function nameLength(): { readonly min: number; readonly max: number } {
  const [label] = policySchema.document.blocks.rule?.labels ?? [];
  return label?.type.length ?? { min: 1, max: 128 };
}
