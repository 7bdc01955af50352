import {
  assignment,
  blanks,
  doubleQuoted,
  identifier,
  identifierEnd,
  identifierPartSet,
  singleQuoted,
} from "./lexical.mjs";
import { includes } from "./rules.mjs";

/** @typedef {import("./rules.mjs").Rule} Rule */

const assignmentCaptures = {
  patterns: [
    { match: "\\+=|==|=>", name: "invalid.illegal.operator.acl" },
    { match: "[=:]", name: "keyword.operator.assignment.acl" },
  ],
};

const commentCaptures = { patterns: includes("comment") };

const startsItem = `${identifier}${blanks}(?:${assignment}|[{"'\\p{XID_Start}\\p{Alphabetic}_])`;
const startsQuotedEntry = `(?:${doubleQuoted}|${singleQuoted})${blanks}${assignment}`;

/**
 * Where a value ends: directly behind its last character; before a separator or closer when it is missing; and, as the
 * parser does, before a line that begins with the next attribute, entry or block.
 */
const valueEnd = [
  `(?<=["'\\]}).${identifierPartSet}])`,
  "(?=[,}\\])])",
  `^(?=[ \\t]*(?:${startsItem}|${startsQuotedEntry}))`,
].join("|");

/**
 * A name and its assignment, up to the end of the value.
 *
 * @param {{ name: string; scope: string; value: string; meta: string; keyPatterns?: Rule[] }} config `name` matches what is assigned
 * to, `value` is what the repository holds for the value.
 * @returns {Rule}
 */
function assignmentRule({ name, scope, value, meta, keyPatterns }) {
  return {
    name: meta,
    begin: `(${name})(${blanks})(${assignment})`,
    beginCaptures: {
      1: keyPatterns === undefined ? { name: scope } : { name: scope, patterns: keyPatterns },
      2: commentCaptures,
      3: assignmentCaptures,
    },
    end: valueEnd,
    patterns: includes("comment", value),
  };
}

/**
 * @param {{ name: string; body: string }} config `name` matches the block's type, `body` is what the repository holds
 * for the inside of its braces.
 * @returns {Rule}
 */
function blockRule({ name, body }) {
  return {
    name: "meta.block.acl",
    begin: `(${name})${identifierEnd}(?!${blanks}${assignment})`,
    beginCaptures: { 1: { name: "entity.name.type.acl" } },
    // Behind the closing brace; or where the header turns out to have no body.
    end: `(?<=\\})|(?=[}\\]),=:])|(?=${identifier}${blanks}${assignment})|^(?=[ \\t]*(?!\\{|#|/)\\S)`,
    patterns: [
      ...includes("comment", "string-double", "string-single"),
      { match: identifier, name: "variable.other.constant.label.acl" },
      {
        begin: "\\{",
        beginCaptures: { 0: { name: "punctuation.section.block.begin.acl" } },
        end: "\\}",
        endCaptures: { 0: { name: "punctuation.section.block.end.acl" } },
        patterns: includes(body),
      },
    ],
  };
}

const propertyName = "support.type.property-name.acl";

/** @param {string} key Matches a string. @param {string} scope @param {string} value @returns {Rule} */
function quotedEntryRule(key, scope, value) {
  return assignmentRule({
    name: key,
    scope: `${scope} ${propertyName}`,
    value,
    meta: "meta.object.member.acl",
    keyPatterns: includes(scope.includes("double") ? "escape-double" : "escape-single"),
  });
}

/** @type {Record<string, Rule>} */
export const structureRules = {
  body: {
    patterns: [
      ...includes("comment", "attribute-match", "attribute", "block-mask", "block", "comma"),
      // Its name is on another line, behind a comment; nothing else that follows is in the language, but it is coloured
      // all the same while it is being edited.
      ...includes("assignment", "stray-body", "stray-closer", "value"),
    ],
  },
  "body-mask": {
    patterns: includes("comment", "attribute-mask", "block", "comma", "assignment", "stray-body", "value"),
  },
  "attribute-match": assignmentRule({
    name: "match",
    scope: propertyName,
    value: "value-regex",
    meta: "meta.attribute.acl",
  }),
  "attribute-mask": assignmentRule({
    name: identifier,
    scope: propertyName,
    value: "value-regex",
    meta: "meta.attribute.acl",
  }),
  attribute: assignmentRule({ name: identifier, scope: propertyName, value: "value", meta: "meta.attribute.acl" }),
  "block-mask": blockRule({ name: "mask", body: "body-mask" }),
  block: blockRule({ name: identifier, body: "body" }),
  assignment: {
    begin: `(${assignment})`,
    beginCaptures: { 1: assignmentCaptures },
    end: valueEnd,
    patterns: includes("comment", "value"),
  },
  "stray-body": { begin: "\\{", end: "\\}", patterns: includes("body") },
  "stray-closer": { match: "[}\\])]", name: "invalid.illegal.closer.acl" },
  object: {
    name: "meta.object.acl",
    begin: "\\{",
    beginCaptures: { 0: { name: "punctuation.section.braces.begin.acl" } },
    end: "(\\})|(?=\\])",
    endCaptures: { 1: { name: "punctuation.section.braces.end.acl" } },
    patterns: [
      ...includes("comment", "entry-match", "entry", "comma"),
      quotedEntryRule('"match"', "string.quoted.double.acl", "value-regex"),
      quotedEntryRule("'match'", "string.quoted.single.acl", "value-regex"),
      quotedEntryRule(doubleQuoted, "string.quoted.double.acl", "value"),
      quotedEntryRule(singleQuoted, "string.quoted.single.acl", "value"),
      ...includes("assignment"),
      ...includes("value"),
    ],
  },
  "entry-match": assignmentRule({
    name: "match",
    scope: propertyName,
    value: "value-regex",
    meta: "meta.object.member.acl",
  }),
  entry: assignmentRule({ name: identifier, scope: propertyName, value: "value", meta: "meta.object.member.acl" }),
  list: {
    name: "meta.list.acl",
    begin: "\\[",
    beginCaptures: { 0: { name: "punctuation.section.brackets.begin.acl" } },
    end: "(\\])|(?=[})])",
    endCaptures: { 1: { name: "punctuation.section.brackets.end.acl" } },
    patterns: includes("comment", "comma", "value"),
  },
  call: {
    name: "meta.function-call.acl",
    begin: `(?:((?:env|concat)${identifierEnd})|(${identifier}))(${blanks})(\\()`,
    beginCaptures: {
      1: { name: "support.function.builtin.acl" },
      2: { name: "entity.name.function.acl" },
      3: commentCaptures,
      4: { name: "punctuation.section.arguments.begin.acl" },
    },
    end: "(\\))|(?=[}\\]])",
    endCaptures: { 1: { name: "punctuation.section.arguments.end.acl" } },
    patterns: includes("comment", "comma", "value"),
  },
  parens: {
    name: "meta.group.acl",
    begin: "\\(",
    beginCaptures: { 0: { name: "punctuation.section.group.begin.acl" } },
    end: "(\\))|(?=[}\\]])",
    endCaptures: { 1: { name: "punctuation.section.group.end.acl" } },
    patterns: includes("comment", "value"),
  },
  value: {
    patterns: includes(
      "heredoc",
      "string-double",
      "string-single",
      "number",
      "keyword",
      "call",
      "list",
      "object",
      "parens",
      "word",
      "illegal",
    ),
  },
  "value-regex": {
    patterns: includes("heredoc-regex", "string-double-regex", "string-single-regex", "value"),
  },
  word: { match: identifier, name: "string.unquoted.acl" },
  keyword: {
    patterns: [
      { match: `(?:true|false)${identifierEnd}(?!${blanks}\\()`, name: "constant.language.boolean.acl" },
      { match: `null${identifierEnd}(?!${blanks}\\()`, name: "constant.language.null.acl" },
    ],
  },
  number: {
    patterns: [
      {
        match: `(-?)(${blanks})((?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?+)(?![.\\p{XID_Start}\\p{Alphabetic}_])`,
        captures: {
          1: { name: "constant.numeric.acl" },
          2: commentCaptures,
          3: { name: "constant.numeric.acl" },
        },
      },
      { match: "-?[0-9.](?:[0-9A-Za-z_.]|(?<=[eE])[+-])*+", name: "invalid.illegal.number.acl" },
    ],
  },
  comma: { match: ",", name: "punctuation.separator.comma.acl" },
  comment: {
    patterns: [
      // The line break is taken as well: behind a comment nothing on the line can end a value.
      {
        match: "(#).*$\\n?",
        name: "comment.line.number-sign.acl",
        captures: { 1: { name: "punctuation.definition.comment.acl" } },
      },
      {
        match: "(//).*$\\n?",
        name: "comment.line.double-slash.acl",
        captures: { 1: { name: "punctuation.definition.comment.acl" } },
      },
      {
        begin: "/\\*",
        beginCaptures: { 0: { name: "punctuation.definition.comment.begin.acl" } },
        end: "\\*/",
        endCaptures: { 0: { name: "punctuation.definition.comment.end.acl" } },
        name: "comment.block.acl",
      },
      {
        match: "(/).*$\\n?",
        name: "comment.line.slash.acl",
        captures: { 1: { name: "invalid.illegal.comment.acl" } },
      },
    ],
  },
  illegal: { match: "[@$^~`\\\\;“”‘’«»]+", name: "invalid.illegal.character.acl" },
};
