import { defineCheck } from "../define-check.js";
import { textOf } from "../model/field-values.js";
import type { TextValue } from "../policy.js";
import { replaceText } from "../text-edits.js";

export const llmLiteralKey = defineCheck({
  code: "sentry.llm.literal_key",
  severity: "warning",
  message: "Secret is written in the file",
  documentation: 'Policies are shared and versioned, keys are not. Read it from the environment: `env("LLM_KEY")`.',
  *check({ singles }) {
    const key = textOf(singles.get("llm")?.body, "key");
    if (key === undefined || !isLiteral(key) || isEmpty(key)) return;
    yield {
      range: key.range,
      fixes: [{ title: "read it from the environment", edits: [replaceText(key.range, 'env("LLM_KEY")')] }],
    };
  },
});

function isLiteral(text: TextValue): boolean {
  return text.kind === "concat" ? text.parts.every(isLiteral) : text.kind === "literal";
}

function isEmpty(text: TextValue): boolean {
  return text.kind === "concat" ? text.parts.every(isEmpty) : text.kind === "literal" && text.value === "";
}
