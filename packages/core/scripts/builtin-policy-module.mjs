/**
 * The TypeScript module that holds a policy text and the names of its rules.
 *
 * @param {string} text
 * @returns {string}
 */
export function builtinPolicyModule(text) {
  const names = [...text.matchAll(/^rule "([^"]+)"/gm)].map(([, name]) => `  ${JSON.stringify(name)},`);
  const lines = text.split("\n").map((line) => `  ${JSON.stringify(line)},`);
  return [
    "// Generated from builtin.acl by scripts/generate-builtin-policy.mjs.",
    "",
    "/** The built-in rules, as an ACL document. */",
    "export const builtinPolicyText: string = [",
    ...lines,
    '].join("\\n");',
    "",
    "/** The names of its rules, in order. */",
    "export const builtinPolicyRuleNames: readonly string[] = [",
    ...names,
    "];",
    "",
  ].join("\n");
}
