import type { Document, Item, Value } from "../acl/ast.js";
import { compareDiagnostics, type Diagnostic } from "../diagnostic.js";
import type { Range } from "../source/range.js";
import { type CanonicalProblemCode, canonicalProblem } from "./canonical-problems.js";

const portableName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const loneSurrogate = /\p{Surrogate}/u;

type Report = (code: CanonicalProblemCode, range: Range) => void;

/** Everything that keeps a document from having a canonical form, in source order; empty when nothing does. */
export function collectCanonicalProblems(document: Document): Diagnostic[] {
  const problems: Diagnostic[] = [];
  checkItems(document.items, (code, range) => {
    problems.push(canonicalProblem(code, range));
  });
  return problems.sort(compareDiagnostics);
}

function checkItems(items: readonly Item[], report: Report): void {
  const attributes = new Set<string>();
  for (const item of items) {
    if (item.kind === "bad") {
      report("acl.canonical.incomplete_document", item.range);
      continue;
    }
    if (item.incomplete) report("acl.canonical.incomplete_document", item.range);
    if (item.kind === "attribute") {
      checkName(item.name, item.nameRange, report);
      // One of two values would win, and which one depends on the reader.
      if (attributes.has(item.name)) report("acl.canonical.incomplete_document", item.nameRange);
      attributes.add(item.name);
      checkValue(item.value, report);
      continue;
    }
    checkName(item.type, item.typeRange, report);
    for (const label of item.labels) checkText(label.value, label.range, report);
    checkItems(item.items, report);
  }
}

function checkValue(value: Value, report: Report): void {
  switch (value.kind) {
    case "missing":
      report("acl.canonical.incomplete_document", value.range);
      return;
    case "string":
      if (value.incomplete) report("acl.canonical.incomplete_document", value.range);
      checkText(value.value, value.range, report);
      return;
    case "word":
      checkText(value.value, value.range, report);
      return;
    case "number":
      if (!Number.isFinite(value.value)) report("acl.canonical.non_finite_number", value.range);
      return;
    case "list":
      if (value.incomplete) report("acl.canonical.incomplete_document", value.range);
      for (const item of value.items) checkValue(item, report);
      return;
    case "object":
      if (value.incomplete) report("acl.canonical.incomplete_document", value.range);
      for (const entry of value.entries) {
        if (entry.incomplete) report("acl.canonical.incomplete_document", entry.range);
        checkName(entry.key, entry.keyRange, report);
        checkValue(entry.value, report);
      }
      return;
    case "call":
      if (value.incomplete) report("acl.canonical.incomplete_document", value.range);
      checkName(value.name, value.nameRange, report);
      for (const argument of value.args) checkValue(argument, report);
      return;
    case "boolean":
    case "null":
      return;
  }
}

function checkName(name: string, range: Range, report: Report): void {
  if (!portableName.test(name)) report("acl.canonical.unsupported_identifier", range);
}

function checkText(text: string, range: Range, report: Report): void {
  if (loneSurrogate.test(text)) report("acl.canonical.invalid_unicode", range);
}
