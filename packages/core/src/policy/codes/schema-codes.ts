import type { DiagnosticCode } from "./diagnostic-code.js";

/** The findings of the validation that reads nothing but the schema. */
export const schemaCodes = {
  "acl.schema.unknown_attribute": {
    severity: "error",
    message: "Attribute is not allowed here",
    documentation:
      "The schema has no attribute of this name in this place. Other tools skip such names without a word, and the setting never takes effect.",
  },
  "acl.schema.unknown_block": {
    severity: "error",
    message: "Block is not allowed here",
    documentation: "The schema has no block of this type in this place.",
  },
  "acl.schema.unknown_object_field": {
    severity: "error",
    message: "Object field is not allowed here",
    documentation: "The schema has no field of this name in this object.",
  },
  "acl.schema.missing_attribute": {
    severity: "error",
    message: "Required attribute is missing: {names}",
    documentation: "A block lacks attributes that have no default.",
  },
  "acl.schema.missing_object_field": {
    severity: "error",
    message: "Required object field is missing: {names}",
    documentation: "An object lacks fields that have no default.",
  },
  "acl.schema.block_count": {
    severity: "error",
    message: "At most one {name} block",
    documentation: "A setting that exists once stands there twice; which of the two should hold is unclear.",
  },
  "acl.schema.label_count": {
    severity: "error",
    message: "Expected {expected} label(s), found {found}",
    documentation: "A block has more labels, or fewer, than its type takes.",
  },
  "acl.schema.value_type": {
    severity: "error",
    message: "Expected {expected}, found {found}",
    documentation: "A value has another type than its attribute takes. Nothing is converted silently.",
  },
  "acl.schema.value_range": {
    severity: "error",
    message: "Value is out of range {range}",
    documentation: "A text is empty, too long, or holds control characters where its attribute does not take them.",
  },
  "acl.schema.null_value": {
    severity: "hint",
    message: "null means unset",
    documentation: "An optional attribute is set to `null`, which is the same as leaving it out.",
  },
  "acl.schema.attribute_as_block": {
    severity: "error",
    message: "Write it as an attribute",
    documentation: "An attribute is written with braces, as if it were a block.",
  },
  "acl.schema.block_as_attribute": {
    severity: "hint",
    message: "Write it as a block",
    documentation: "A block is written as an attribute with an object; both mean the same.",
  },
  "acl.schema.call_name": {
    severity: "error",
    message: "Function is not allowed here",
    documentation: "There is no function of this name; the language has `env` and `concat`.",
  },
  "acl.schema.call_argument_count": {
    severity: "error",
    message: "Expected {expected} argument(s), found {found}",
    documentation: "A call has more arguments, or fewer, than its function takes.",
  },
} as const satisfies Record<string, DiagnosticCode>;

export type SchemaCode = keyof typeof schemaCodes;
