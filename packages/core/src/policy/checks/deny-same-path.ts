import { defineCheck } from "../define-check.js";
import { denySinksOf } from "../model/deny-sinks.js";
import type { TextValue } from "../policy.js";

export const denySamePath = defineCheck({
  code: "sentry.deny.same_path",
  severity: "warning",
  message: "Two sinks share a file",
  documentation: "Each guard reads its own deny-file; in a shared one it finds targets of another kind.",
  *check(context) {
    const seen = new Map<string, TextValue>();
    for (const sink of denySinksOf(context)) {
      if (sink.kind === "literal" && sink.value === "") continue;
      const path = JSON.stringify(pathOf(sink));
      const first = seen.get(path);
      if (first === undefined) seen.set(path, sink);
      else yield { range: sink.range, related: [{ message: "the other sink", range: first.range }] };
    }
  },
});

/** What makes two paths equal without reading the environment. */
function pathOf(text: TextValue): unknown {
  if (text.kind === "concat") return text.parts.map(pathOf);
  return text.kind === "env" ? { env: text.name } : text.value;
}
