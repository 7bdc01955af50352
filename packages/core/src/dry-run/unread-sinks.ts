import type { EnforceSinks } from "../enforce/enforcer.js";
import type { Policy, TextValue } from "../policy/policy.js";

/** The deny-files as the policy spells them: a variable stands there by its name, and its value is not read. */
export function unreadSinks({ deny }: Policy): EnforceSinks {
  const sinks: { egress?: string; file?: string; exec?: string } = {};
  for (const sink of ["egress", "file", "exec"] as const) {
    const text = deny?.[sink];
    if (text !== undefined) sinks[sink] = text.kind === "literal" ? text.value : spelling(text);
  }
  return sinks;
}

function spelling(text: TextValue): string {
  switch (text.kind) {
    case "literal":
      return JSON.stringify(text.value);
    case "env":
      return `env(${JSON.stringify(text.name)})`;
    case "concat":
      return `concat(${text.parts.map(spelling).join(", ")})`;
  }
}
