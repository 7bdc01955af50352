import { defineCheck } from "../define-check.js";
import { sourceRangeOfText } from "../patterns/source-range-of-text.js";
import { unescapedDots } from "../patterns/unescaped-dots.js";
import { replaceText } from "../text-edits.js";

export const unescapedDot = defineCheck({
  code: "sentry.rule.unescaped_dot",
  severity: "hint",
  message: "`.` matches any character",
  documentation: "In an address or a host name a dot is meant as a dot: write `\\.`.",
  partwise: true,
  *check({ completeRules }) {
    for (const { on, match } of completeRules) {
      const tree = match?.regex.tree;
      if (match === undefined || tree === undefined || (on?.value !== "Egress" && on?.value !== "Dns")) continue;
      const dots = unescapedDots(tree).map((dot) => sourceRangeOfText(match.text, dot));
      if (dots.length === 0) continue;
      const backslash = match.text.literal?.quote === '"' ? "\\\\." : "\\.";
      const escapable = match.text.literal !== undefined && dots.every(({ start, end }) => end - start === 1);
      yield {
        range: match.text.range,
        related: dots.map((range) => ({ message: "this dot", range })),
        fixes: escapable ? [{ title: "escape", edits: dots.map((range) => replaceText(range, backslash)) }] : [],
      };
    }
  },
});
