import { defineCheck } from "../define-check.js";
import { replaceText } from "../text-edits.js";

const customary = /^[a-z0-9][a-z0-9-]*$/u;

export const nameStyle = defineCheck({
  code: "sentry.rule.name_style",
  severity: "hint",
  message: "Use lower-case letters, digits and dashes",
  documentation: "Names in one style are easier to search for in decisions and logs.",
  *check({ rules, builtinNames }) {
    // Nearly all policies are in style.
    let names: ReadonlySet<string | undefined> | undefined;
    for (const { name } of rules) {
      if (name === undefined || name.value === "" || customary.test(name.value)) continue;
      names ??= new Set(rules.map((rule) => rule.name?.value));
      const better = inStyle(name.value);
      const free = customary.test(better) && !names.has(better) && !builtinNames.has(better);
      yield free
        ? {
            range: name.range,
            fixes: [{ title: "write it in style", edits: [replaceText(name.range, `"${better}"`)] }],
          }
        : { range: name.range };
    }
  },
});

function inStyle(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/gu, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
}
