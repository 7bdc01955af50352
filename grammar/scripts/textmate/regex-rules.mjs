import { decodedEscape, templateEscape } from "./lexical.mjs";

/**
 * How a regular expression is spelled within a string.
 *
 * @typedef {object} Spelling
 * @property {string} name Ends the names of the repository.
 * @property {string} backslash Matches what the string decodes to one backslash.
 * @property {string} escapable Matches what the string decodes to one character behind a backslash.
 * @property {readonly import("./rules.mjs").Rule[]} stringEscapes Escapes of the string itself.
 * @property {string} end Matches, without taking it, where the string or its line ends.
 */

/** @type {readonly Spelling[]} */
export const regexSpellings = [
  {
    name: "double",
    backslash: '(?:\\\\\\\\|\\\\(?![nrt"\\\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}))',
    escapable: '(?:\\\\\\\\|\\\\"|[^"\\\\])',
    stringEscapes: [
      { match: templateEscape, name: "constant.character.escape.template.acl" },
      // Two backslashes come to this rule only when nothing that they escape follows; the quote behind them is the end.
      { match: decodedEscape, name: "constant.character.escape.acl" },
    ],
    end: '(?=")|$',
  },
  {
    name: "single",
    backslash: "\\\\(?!')",
    escapable: "[^']",
    stringEscapes: [{ match: "\\\\'", name: "constant.character.escape.acl" }],
    end: "(?=')|$",
  },
  {
    name: "heredoc",
    backslash: "\\\\",
    escapable: ".",
    stringEscapes: [{ match: templateEscape, name: "constant.character.escape.template.acl" }],
    end: "$",
  },
];

/**
 * The rules for a regular expression of Sentry's dialect within a string of the given spelling.
 *
 * @param {Spelling} spelling
 * @returns {Record<string, import("./rules.mjs").Rule>}
 */
export function regexRules(spelling) {
  const { name } = spelling;
  return {
    [`regex-${name}`]: {
      patterns: [
        { include: `#regex-assertion-${name}` },
        { include: `#regex-escape-${name}` },
        ...spelling.stringEscapes,
        { include: "#regex-group" },
        { include: "#regex-operator" },
        { include: `#regex-class-${name}` },
      ],
    },
    [`regex-assertion-${name}`]: {
      patterns: [
        { match: `${spelling.backslash}(?:[0-9]|k<[^>]*>)`, name: "invalid.illegal.backreference.regexp" },
        {
          match: `${spelling.backslash}(?:b\\{(?:start|end|start-half|end-half)\\}|[bBAz<>])`,
          name: "keyword.control.anchor.regexp",
        },
      ],
    },
    [`regex-escape-${name}`]: {
      patterns: [
        { match: `${spelling.backslash}[dDsSwW]`, name: "constant.other.character-class.escape.regexp" },
        {
          match: `${spelling.backslash}[pP](?:\\{[^}"']*\\}|[A-Za-z])`,
          name: "constant.other.character-class.unicode.regexp",
        },
        {
          match: `${spelling.backslash}(?:[xuU]\\{[0-9A-Fa-f]+\\}|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})`,
          name: "constant.character.numeric.regexp",
        },
        { match: `${spelling.backslash}[aftnrv]`, name: "constant.character.escape.control.regexp" },
        { match: `${spelling.backslash}[A-Za-z0-9]`, name: "invalid.illegal.escape.regexp" },
        { match: `${spelling.backslash}${spelling.escapable}`, name: "constant.character.escape.regexp" },
      ],
    },
    [`regex-class-${name}`]: {
      name: "constant.other.character-class.set.regexp",
      begin: "(\\[)(\\^?)(\\]?)",
      beginCaptures: {
        1: { name: "punctuation.definition.character-class.regexp" },
        2: { name: "keyword.operator.negation.regexp" },
      },
      end: `(\\])|${spelling.end}`,
      endCaptures: { 1: { name: "punctuation.definition.character-class.regexp" } },
      patterns: [
        { match: "\\[:\\^?[A-Za-z]+:\\]", name: "constant.other.character-class.posix.regexp" },
        { include: `#regex-escape-${name}` },
        ...spelling.stringEscapes,
        { match: "&&|--|~~", name: "keyword.operator.set.regexp" },
        { match: "(?<![\\[^])-(?![\\]-])", name: "keyword.operator.range.regexp" },
        { include: `#regex-class-${name}` },
      ],
    },
  };
}

/**
 * The rules that do not depend on the spelling. Groups are matched bracket by bracket and not as nested regions,
 * so that an unbalanced one cannot reach beyond its string.
 *
 * @type {Record<string, import("./rules.mjs").Rule>}
 */
export const commonRegexRules = {
  "regex-group": {
    patterns: [
      { match: "\\(\\?<?[=!]", name: "invalid.illegal.lookaround.regexp" },
      {
        match: "(\\()(\\?P?<)([^>\"']*)(>)",
        captures: {
          1: { name: "punctuation.definition.group.regexp" },
          2: { name: "punctuation.definition.group.capture.regexp" },
          3: { name: "variable.other.regexp" },
          4: { name: "punctuation.definition.group.capture.regexp" },
        },
      },
      {
        match: "(\\()(\\?)([A-Za-z]*-?[A-Za-z]*)(:|\\))",
        captures: {
          1: { name: "punctuation.definition.group.regexp" },
          2: { name: "punctuation.definition.group.no-capture.regexp" },
          3: { name: "storage.modifier.flag.regexp" },
          4: { name: "punctuation.definition.group.no-capture.regexp" },
        },
      },
      { match: "[()]", name: "punctuation.definition.group.regexp" },
    ],
  },
  "regex-operator": {
    patterns: [
      { match: "[\\^$]", name: "keyword.control.anchor.regexp" },
      { match: "[*+?]\\??|\\{[0-9]+(?:,[0-9]*)?\\}\\??", name: "keyword.operator.quantifier.regexp" },
      { match: "\\|", name: "keyword.operator.or.regexp" },
      { match: "\\.", name: "constant.other.character-class.any.regexp" },
    ],
  },
};
