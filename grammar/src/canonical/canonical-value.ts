import type { ObjectLiteral, Value } from "../acl/ast.js";

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** A value on one line, as it is hashed. */
export function canonicalValue(value: Value): string {
  switch (value.kind) {
    case "string":
    case "word":
      return canonicalString(value.value);
    case "number":
      return String(value.value === 0 ? 0 : value.value);
    case "boolean":
      return String(value.value);
    case "null":
    // A document with a missing value has no canonical form; the case only completes the switch.
    case "missing":
      return "null";
    case "list":
      return `[${value.items.map(canonicalValue).join(", ")}]`;
    case "object":
      return canonicalObject(value);
    case "call":
      return `${value.name}(${value.args.map(canonicalValue).join(", ")})`;
  }
}

export function canonicalString(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
}

/** The last value of a repeated key counts. */
function canonicalObject(object: ObjectLiteral): string {
  const values = new Map(object.entries.map((entry) => [entry.key, entry.value]));
  const entries = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${key} = ${canonicalValue(value)}`).join(", ")}}`;
}
