import type { Fix } from "@a3s/acl-grammar";
import { verdicts } from "../../decision/decision.js";
import { readExpectations } from "../comments/expectations.js";
import type { PlacedComment } from "../comments/place-comments.js";
import { defineCheck } from "../define-check.js";
import { isLineEnd, replaceText, skipBlanks } from "../text-edits.js";

export const expectSyntax = defineCheck({
  code: "sentry.expect.syntax",
  severity: "warning",
  message: 'Write `# expect VERDICT: "subject"` above a rule',
  documentation:
    "A comment means to be a test of the policy but cannot be read as one: it needs a line of its own that begins with `#` or `//`, a verdict, a colon, a subject in double quotes or an event as JSON, and a rule below it.",
  partwise: true,
  *check({ comments, rules, text }) {
    for (const { range, rule, verdict, event } of readExpectations(comments, rules)) {
      if (rule === undefined || verdict === undefined || event === undefined) yield { range };
    }
    for (const placed of comments) {
      // A block comment may be prose, or rules that are commented out with their tests: only the whole form is one.
      if (placed.comment.style !== "/*" || !inBlock.test(placed.comment.text)) continue;
      yield { range: placed.range, fixes: asLineComment(placed, text) };
    }
  },
});

const inBlock = new RegExp(
  String.raw`^(?:/\*+|[ \t]*\**)[ \t]*expect[ \t]+(?:${verdicts.join("|")})[ \t]*:[ \t]*["{]`,
  "mu",
);

/** One line that stands alone says the same behind a `#`. */
function asLineComment({ comment, range, ownLine }: PlacedComment, text: string): readonly Fix[] {
  const written = /^\/\*+[ \t]*(.*?)[ \t]*\*+\/$/u.exec(comment.text)?.[1];
  const isAlone = ownLine && isLineEnd(text, skipBlanks(text, range.end));
  if (written === undefined || !isAlone) return [];
  return [{ title: "write it behind #", edits: [replaceText(range, `# ${written}`)] }];
}
