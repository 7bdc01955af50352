import type { Diagnostic, Range } from "@a3s/acl-grammar";
import { type SchemaCode, schemaCodes } from "../codes/schema-codes.js";
import type { PatternMemory } from "../patterns/pattern-memory.js";
import type { CallSite } from "./model.js";

/** What the functions that read a tree share. */
export interface ReadContext {
  readonly text: string;
  readonly patterns: PatternMemory;
  readonly diagnostics: Diagnostic[];
  readonly calls: CallSite[];
}

/** Adds a finding; its message is the code's unless `details` has one. */
export function report(
  context: ReadContext,
  code: SchemaCode,
  range: Range,
  details: Partial<Pick<Diagnostic, "message" | "fixes" | "related" | "data">> = {},
): void {
  const { severity, message } = schemaCodes[code];
  context.diagnostics.push({ code, severity, message, range, ...withoutEmptyFixes(details) });
}

function withoutEmptyFixes<Details extends Pick<Partial<Diagnostic>, "fixes">>(details: Details): Details {
  if (details.fixes === undefined || details.fixes.length > 0) return details;
  const { fixes: _, ...rest } = details;
  return rest as Details;
}
