import { defineCheck } from "../define-check.js";
import { isLineEnd, skipBlanks } from "../text-edits.js";

export const portabilityBlockComment = defineCheck({
  code: "acl.portability.block_comment",
  severity: "warning",
  message: "Other sentry.acl tools read this differently",
  documentation:
    "ACL 0.3 reads a block comment to the end of its first line only: the lines below are live, and code behind it is not.",
  portability: true,
  partwise: true,
  *check({ comments, text }) {
    for (const { comment, range } of comments) {
      if (comment.style !== "/*") continue;
      const isMultiLine = /[\r\n]/u.test(text.slice(range.start, range.end));
      const behind = skipBlanks(text, range.end);
      if (isMultiLine || !isLineEnd(text, behind)) yield { range };
    }
  },
});
