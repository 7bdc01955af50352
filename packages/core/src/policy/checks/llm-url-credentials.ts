import { defineCheck } from "../define-check.js";
import { parseHttpUrl } from "../http-url.js";
import { literalOf } from "../model/field-values.js";

export const llmUrlCredentials = defineCheck({
  code: "sentry.llm.url_credentials",
  severity: "warning",
  message: "Credentials in URL",
  documentation:
    "A user name or password in the URL is readable by everyone who reads the policy, and shows up in logs.",
  *check({ singles }) {
    const text = literalOf(singles.get("llm")?.body, "url");
    const url = text === undefined ? undefined : parseHttpUrl(text.value);
    if (text === undefined || url === undefined) return;
    if (url.username !== "" || url.password !== "") yield { range: text.range };
  },
});
