import { decodedEscape, identifier, identifierEnd, templateEscape } from "./lexical.mjs";
import { includes } from "./rules.mjs";

/**
 * Quoted strings end at the end of their line at the latest: a string that is being typed does not recolour the lines
 * below it.
 *
 * @typedef {object} StringForm
 * @property {string} name Name in the repository.
 * @property {string} scope
 * @property {string} begin
 * @property {string} end
 * @property {string[]} plain What the repository holds for the inside of ordinary strings.
 * @property {string[]} regex What it holds for the inside of regular expressions.
 */

/** @type {readonly StringForm[]} */
const forms = [
  {
    name: "string-double",
    scope: "string.quoted.double.acl",
    begin: '(")',
    end: '(")|$',
    plain: ["escape-double"],
    regex: ["regex-double"],
  },
  {
    name: "string-single",
    scope: "string.quoted.single.acl",
    begin: "(')",
    end: "(')|$",
    plain: ["escape-single"],
    regex: ["regex-single"],
  },
  {
    name: "heredoc",
    scope: "string.unquoted.heredoc.acl",
    begin: `(<<-?)(${identifier})[ \\t]*$`,
    end: `^[ \\t]*(\\2)${identifierEnd}`,
    plain: ["escape-template"],
    regex: ["regex-heredoc"],
  },
];

/** @type {Record<string, import("./rules.mjs").Rule>} */
export const stringRules = {
  ...Object.fromEntries(forms.map((form) => [form.name, stringRule(form, form.plain)])),
  ...Object.fromEntries(
    forms.map((form) => [
      `${form.name}-regex`,
      { ...stringRule(form, form.regex), contentName: "meta.embedded.regexp.acl string.regexp.acl" },
    ]),
  ),
  "escape-double": {
    patterns: [
      { match: decodedEscape, name: "constant.character.escape.acl" },
      { match: "\\\\.", name: "constant.character.escape.kept.acl" },
      ...includes("escape-template"),
    ],
  },
  // A backslash and the character behind it are taken together, so that `'\\'` ends behind the second backslash.
  "escape-single": { patterns: [{ match: "\\\\'", name: "constant.character.escape.acl" }, { match: "\\\\." }] },
  "escape-template": { patterns: [{ match: templateEscape, name: "constant.character.escape.template.acl" }] },
};

/**
 * @param {StringForm} form
 * @param {string[]} inside
 * @returns {import("./rules.mjs").Rule}
 */
function stringRule(form, inside) {
  return {
    name: form.scope,
    begin: form.begin,
    beginCaptures: {
      1: { name: "punctuation.definition.string.begin.acl" },
      2: { name: "keyword.other.heredoc.acl" },
    },
    end: form.end,
    endCaptures: {
      1: { name: form.name === "heredoc" ? "keyword.other.heredoc.acl" : "punctuation.definition.string.end.acl" },
    },
    patterns: includes(...inside),
  };
}
