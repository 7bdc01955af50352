import type { Diagnostic } from "@a3s/acl-grammar";
import type { DiagnosticCode } from "./codes/diagnostic-code.js";
import { schemaCodes } from "./codes/schema-codes.js";
import type { TextValue } from "./policy.js";

/** The variables that `env()` reads. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A text, or why there is none. */
export type ResolvedText =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** How many UTF-8 bytes `concat()` may come to. */
export const concatLimit = 262_144;

export const loadCodes = {
  "sentry.env.unset": {
    severity: "error",
    message: "Environment variable is not set: {name}",
    documentation:
      "A variable that the policy reads is unset or empty when a judge is built. Checking a policy reads no variable.",
  },
} as const satisfies Record<string, DiagnosticCode>;

/**
 * The text that a value stands for when a judge is built. A variable that is unset or empty is an error that names the
 * variable; no message ever holds the value of one.
 */
export function resolveText(text: TextValue, environment: Environment): ResolvedText {
  if (text.kind === "literal") return { ok: true, value: text.value };
  if (text.kind === "env") return readVariable(text, environment);
  const parts = text.parts.map((part) => resolveText(part, environment));
  const diagnostics = parts.flatMap((part) => (part.ok ? [] : part.diagnostics));
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const value = parts.map((part) => (part.ok ? part.value : "")).join("");
  if (utf8Length(value) <= concatLimit) return { ok: true, value };
  const { severity } = schemaCodes["acl.schema.value_range"];
  const message = `Value is out of range 0–${concatLimit} bytes`;
  return { ok: false, diagnostics: [{ code: "acl.schema.value_range", severity, message, range: text.range }] };
}

function readVariable({ name, range }: TextValue & { kind: "env" }, environment: Environment): ResolvedText {
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
  if (value !== undefined && value !== "") return { ok: true, value };
  const { severity } = loadCodes["sentry.env.unset"];
  const message = `Environment variable is not set: ${name}`;
  return { ok: false, diagnostics: [{ code: "sentry.env.unset", severity, message, range, data: { variable: name } }] };
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
