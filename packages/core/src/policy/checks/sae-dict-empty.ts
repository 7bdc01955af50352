import { defineCheck } from "../define-check.js";
import { literalOf } from "../model/field-values.js";

export const saeDictEmpty = defineCheck({
  code: "sentry.sae.dict_empty",
  severity: "error",
  message: "Path is empty",
  documentation: "The tier cannot score anything without its dictionary.",
  *check({ singles }) {
    const dict = literalOf(singles.get("sae")?.body, "dict");
    if (dict?.value === "") yield { range: dict.range };
  },
});
