import { defineCheck } from "../define-check.js";
import { parseHttpUrl } from "../http-url.js";
import { literalOf } from "../model/field-values.js";
import { quoteText, replaceText } from "../text-edits.js";

const suffix = /\/chat\/completions\/*$/u;

export const llmUrlSuffix = defineCheck({
  code: "sentry.llm.url_suffix",
  severity: "warning",
  message: "Path is appended automatically",
  documentation:
    "`/chat/completions` is appended to the URL, so a URL that ends in it names a path that does not exist.",
  *check({ singles }) {
    const url = literalOf(singles.get("llm")?.body, "url");
    if (url === undefined || !suffix.test(parseHttpUrl(url.value)?.pathname ?? "")) return;
    const base = url.value.replace(suffix, "");
    const fixable = base !== url.value && parseHttpUrl(base) !== undefined;
    yield {
      range: url.range,
      fixes: fixable ? [{ title: "remove the path", edits: [replaceText(url.range, quoteText(base))] }] : [],
    };
  },
});
