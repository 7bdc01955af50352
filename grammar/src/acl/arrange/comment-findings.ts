import type { IToken } from "chevrotain";
import type { Finding } from "../findings.js";
import { endOf } from "../lexer/tokens.js";
import { reportInvisible } from "../strings/report-invisible.js";

export function isUnterminatedComment(comment: IToken): boolean {
  const { image } = comment;
  return image.startsWith("/*") && (image.length < 4 || !image.endsWith("*/"));
}

/** Reports what is odd inside comments: block comments that seem to nest, and characters that cannot be seen. */
export function reportComments(
  text: string,
  comments: readonly IToken[],
  mayHoldInvisible: boolean,
  findings: Finding[],
): void {
  for (const comment of comments) {
    if (mayHoldInvisible) reportInvisible(text, comment.startOffset, endOf(comment), "comment", findings);
    if (comment.image.startsWith("/*") && !isUnterminatedComment(comment)) reportNested(comment, findings);
  }
}

function reportNested(comment: IToken, findings: Finding[]): void {
  const lastStart = comment.image.length - 4;
  for (let at = comment.image.indexOf("/*", 2); at >= 0 && at <= lastStart; at = comment.image.indexOf("/*", at + 2)) {
    const start = comment.startOffset + at;
    findings.push({ code: "acl.lex.nested_comment", range: { start, end: start + 2 } });
  }
}
