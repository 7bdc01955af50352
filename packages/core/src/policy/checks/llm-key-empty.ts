import { defineCheck } from "../define-check.js";
import { literalOf } from "../model/field-values.js";
import { removeItem } from "../text-edits.js";

export const llmKeyEmpty = defineCheck({
  code: "sentry.llm.key_empty",
  severity: "warning",
  message: "Key is empty",
  documentation: "An empty key is the same as none: requests carry no authorization.",
  *check({ singles, text }) {
    const llm = singles.get("llm")?.body;
    const key = literalOf(llm, "key");
    const field = llm?.fields.get("key");
    if (key?.value !== "" || field === undefined) return;
    yield { range: key.range, fixes: [{ title: "remove the key", edits: [removeItem(text, field.node.range)] }] };
  },
});
