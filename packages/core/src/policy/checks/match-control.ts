import { defineCheck, type Finding } from "../define-check.js";
import type { LiteralText } from "../model/model.js";
import { hasControlCharacter } from "../patterns/control-characters.js";
import { quoteText, replaceText } from "../text-edits.js";

export const matchControl = defineCheck({
  code: "sentry.rule.match_control",
  severity: "warning",
  message: "Pattern contains a control character",
  documentation:
    "A backspace or a line break in a pattern only matches itself. A heredoc ends with a line break, so a pattern written as one asks for it.",
  partwise: true,
  *check({ completeRules }) {
    for (const { on, match } of completeRules) {
      const tree = match?.regex.tree;
      if (match === undefined || tree === undefined) continue;
      if (on?.value === undefined || on.value === "SslContent") continue;
      if (hasControlCharacter(tree)) yield { range: match.text.range, fixes: trimmed(match.text) };
    }
  },
});

function trimmed({ value, range }: LiteralText): NonNullable<Finding["fixes"]> {
  const text = value.replace(/(\r?\n)+$/u, "");
  if (text === value || text === "" || /[\p{Cc}]/u.test(text)) return [];
  return [{ title: "trim the final line break", edits: [replaceText(range, quoteText(text))] }];
}
