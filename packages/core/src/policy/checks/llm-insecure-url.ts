import { defineCheck } from "../define-check.js";
import { isPrivateHost, parseHttpUrl } from "../http-url.js";
import { literalOf, presentField } from "../model/field-values.js";

export const llmInsecureUrl = defineCheck({
  code: "sentry.llm.insecure_url",
  severity: "warning",
  message: "Key is sent unencrypted",
  documentation:
    "The URL is plain `http` to a host that is neither this machine nor on a private network, and the key goes with every request.",
  *check({ singles }) {
    const llm = singles.get("llm")?.body;
    const text = literalOf(llm, "url");
    const url = text === undefined ? undefined : parseHttpUrl(text.value);
    if (text === undefined || url?.protocol !== "http:" || isPrivateHost(url)) return;
    const hasKey = presentField(llm, "key") !== undefined && literalOf(llm, "key")?.value !== "";
    if (hasKey) yield { range: text.range };
  },
});
