import { allowedActions, allowedKinds, allowedRisks, allowedSeverities, allowedVerdicts } from "./allowed-values.js";
import type { AttributeSchema, BlockSchema, BodySchema, StringType } from "./types.js";

const ruleName: StringType = {
  kind: "string",
  format: "rule-name",
  length: { min: 1, max: 128 },
  noControlCharacters: true,
};

const name: AttributeSchema = {
  type: ruleName,
  required: true,
  documentation:
    "The rule's name: it starts the reason of every decision that the rule makes. Unique in the policy; lower-case letters, digits and dashes are the custom.",
  example: '"my-rule"',
};

/** Which events a rule or an assertion is about. */
export const onAttribute: AttributeSchema = {
  type: { kind: "string", allowed: allowedKinds },
  required: true,
  documentation: "The kind of event that is looked at; `*` means every kind.",
  example: '"ToolExec"',
};

export const matchAttribute: AttributeSchema = {
  type: { kind: "string", format: "regex" },
  required: true,
  documentation:
    "A regular expression searched anywhere in the event's text, in the linear-time dialect of RE2 and Rust's `regex`: case-sensitive, Unicode, no look-around, no back-references. Write it in single quotes, where a backslash needs no doubling.",
  example: "'replace-me'",
};

export const verdictAttribute: AttributeSchema = {
  type: { kind: "string", allowed: allowedVerdicts },
  required: true,
  documentation: "What becomes of an event that matches.",
  example: '"block"',
};

/** The fields of a rule object. */
export const ruleBody: BodySchema = {
  attributes: {
    name,
    on: onAttribute,
    match: matchAttribute,
    verdict: verdictAttribute,
    severity: {
      type: { kind: "string", allowed: allowedSeverities },
      required: true,
      documentation: "How grave the event is.",
      example: '"medium"',
    },
    reason: {
      type: { kind: "string" },
      required: true,
      documentation: "Why, in words for the people who read the decision, which says `NAME: REASON`.",
      example: '"say why this matters"',
    },
    action: {
      type: { kind: "string", allowed: allowedActions },
      documentation: "What the kernel guards are asked to deny from now on, when the verdict is `block`.",
      example: '"deny-exec"',
    },
    risk: {
      type: { kind: "string", allowed: allowedRisks },
      documentation:
        "The category of risk that goes with the decision. When absent it is inferred from the reason and the kind.",
      example: '"command_danger"',
      addition: true,
    },
  },
  blocks: {},
};

export const ruleBlock: BlockSchema = {
  body: ruleBody,
  labels: [{ attribute: "name", type: ruleName, documentation: "The rule's name." }],
  count: "many",
  documentation: "A rule. Rules are tried from top to bottom, and the first that matches decides.",
};

export const rulesBlock: BlockSchema = {
  body: ruleBody,
  labels: [],
  count: "many",
  documentation: 'A rule in an older spelling; write `rule "name" { … }`.',
};

export const rulesAttribute: AttributeSchema = {
  type: { kind: "objects", body: ruleBody },
  documentation:
    "A list of rules. They are tried from top to bottom, and the first that matches decides; the built-in rules come after them.",
  example: "[]",
};
