import type { Range } from "@a3s/acl-grammar";
import { quoteText } from "@a3s/sentry-core";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";
import { nodePathAt, walkNodes } from "../../syntax/node-path.js";
import { placeOf } from "../../syntax/place.js";
import type { CodeAction } from "./code-action.js";

/** Reads a key that stands in the file from the environment instead. The key itself goes nowhere. */
export function extractKey({ analysis }: PolicySnapshot, range: Range): readonly CodeAction[] {
  const { document } = analysis.parsed;
  const path = nodePathAt(document, range.start);
  const { field, fieldSchema, call } = placeOf(path, document);
  const type = fieldSchema?.type;
  if (field?.value.kind !== "string" || call !== undefined) return [];
  if (type?.kind !== "string" || type.format !== "secret" || field.value.value === "") return [];
  const variable = unusedVariable(analysis.parsed.document);
  return [
    {
      kind: "rewrite",
      title: `Read the key from the environment variable ${variable}`,
      edits: [{ range: field.value.range, newText: `env(${quoteText(variable)})` }],
      note: `Set ${variable} to the key where Sentry is started, for example with "export ${variable}=…". What was committed with the key still holds it: have the key replaced.`,
    },
  ];
}

/** The name that the manual uses, with a number where the policy reads that variable already. */
function unusedVariable(document: PolicySnapshot["analysis"]["parsed"]["document"]): string {
  const used = new Set<string>();
  walkNodes(document, (node) => {
    if (node.kind !== "call" || node.name !== "env") return;
    for (const argument of node.args) if (argument.kind === "string") used.add(argument.value);
  });
  let name = "LLM_KEY";
  for (let number = 2; used.has(name); number++) name = `LLM_KEY_${number}`;
  return name;
}
