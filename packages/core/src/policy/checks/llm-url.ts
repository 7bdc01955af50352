import { defineCheck } from "../define-check.js";
import { parseHttpUrl } from "../http-url.js";
import { literalOf } from "../model/field-values.js";

export const llmUrl = defineCheck({
  code: "sentry.llm.url",
  severity: "error",
  message: "Not an http(s) URL",
  documentation: "The endpoint is an absolute URL that begins with `http://` or `https://`.",
  *check({ singles }) {
    const url = literalOf(singles.get("llm")?.body, "url");
    if (url !== undefined && parseHttpUrl(url.value) === undefined) yield { range: url.range };
  },
});
