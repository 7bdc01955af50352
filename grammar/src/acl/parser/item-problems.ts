import type { Fix } from "../../diagnostic.js";
import type { Range } from "../../source/range.js";
import type { Attribute, Label } from "../ast.js";
import { insertion, singleEdit } from "../edits.js";
import { type AclToken, Comma, Continuation, endOf, Operator, Quoted, Unreadable, Word } from "../lexer/tokens.js";
import { codePointName } from "../strings/code-point-name.js";
import type { BodyFrame } from "./frames.js";
import { reportEmptyItem } from "./list-problems.js";
import { stringLiteral } from "./literals.js";
import { rangeOf } from "./nodes.js";
import { countItem, type ParseSession, report } from "./parse-session.js";
import { breakLineBefore, joinTo, removeItem, removeRange, replaceRange, unquote } from "./syntax-fixes.js";
import { followsName, kindOf } from "./token-sets.js";
import { reportOperator } from "./value-problems.js";

/** Counts an item, and wants those of the document on lines of their own. */
export function checkItem(session: ParseSession, body: BodyFrame, name: AclToken): void {
  const range = rangeOf(name);
  countItem(session, body.items.length, range);
  if (!body.isDocument || name.firstOnLine || body.items.length === 0) return;
  report(session, "acl.parse.same_line_items", range, { fixes: () => breakLineBefore(session.text, range.start) });
}

/** Reports a name that was set before in the same body. */
export function checkDuplicate(session: ParseSession, body: BodyFrame, attribute: Attribute): void {
  const { text } = session;
  const earlier = body.attributes.get(attribute.name);
  if (earlier === undefined) {
    body.attributes.set(attribute.name, attribute);
    return;
  }
  report(session, "acl.parse.duplicate_attribute", attribute.nameRange, {
    fixes: () => [
      removeItem("remove the first", text, earlier.range),
      removeItem("remove this one", text, attribute.range),
    ],
    related: [{ message: "the attribute is set here first", range: earlier.nameRange }],
  });
}

export function checkBrace(session: ParseSession, open: AclToken, headerEnd: number): void {
  if (!open.firstOnLine) return;
  report(session, "acl.parse.brace_next_line", rangeOf(open), {
    fixes: () => joinTo(session.text, headerEnd, open, " "),
  });
}

export function reportBodyComma(session: ParseSession, body: BodyFrame, comma: AclToken, before: AclToken): void {
  if (!body.isDocument) {
    if (!body.takesComma) reportEmptyItem(session, comma);
    return;
  }
  // Several commas in a row are one mistake.
  if (before.tokenType === Comma) {
    session.errors++;
    return;
  }
  const range = rangeOf(comma);
  report(session, "acl.parse.unexpected_comma", range, {
    fixes: () => removeRange("remove the comma", session.text, range),
  });
}

export function reportQuotedName(session: ParseSession, name: string, range: Range): void {
  report(session, "acl.parse.quoted_name", range, { fixes: () => unquote(name, range) });
}

/** Adds a label to its block, or reports a number in its place. */
export function takeLabel(session: ParseSession, labels: Label[], first: AclToken, token: AclToken): void {
  const range = { start: first.startOffset, end: endOf(token) };
  countItem(session, labels.length, range);
  switch (token.tokenType) {
    case Word:
      labels.push({ value: token.image, range, quoted: false });
      return;
    case Quoted:
      labels.push({ value: stringLiteral(session, token, "name").value, range, quoted: true });
      return;
    // What cannot be read was reported as that.
    case Unreadable:
      return;
  }
  const text = session.text.slice(range.start, range.end).replace(/\s/g, "");
  report(session, "acl.parse.bad_label", range, { fixes: () => replaceRange("quote it", range, `"${text}"`) });
}

/** A name, perhaps with labels, that neither a sign nor a brace follows. */
export function reportMissingBody(
  session: ParseSession,
  type: AclToken,
  next: AclToken,
  headerEnd: number,
  hasLabels: boolean,
): void {
  if (!next.firstOnLine && next.tokenType === Continuation && next.image !== "-") {
    reportOperator(session, next);
    return;
  }
  report(session, "acl.parse.missing_body", rangeOf(type), {
    // A header with labels can only be a block's; whether a name alone is one or an attribute only a schema knows.
    fixes: () => (hasLabels ? insertBody(headerEnd) : []),
  });
}

/** Whoever comes from JSON learns the form, not only that this one is wrong. */
const jsonDetail = 'a policy is not JSON: write NAME = VALUE and rule "NAME" { … }, without braces around them';

/** Tokens that begin no item. What follows an attribute without a value is what recovery left of that value. */
export function reportStrayItem(session: ParseSession, body: BodyFrame, first: AclToken, range: Range): void {
  if (isLeftOver(body)) {
    session.errors++;
    return;
  }
  if (followsName(first)) {
    const isJson = body.isDocument && body.items.length === 0 && /^\{\s*"/.test(session.text.slice(first.startOffset));
    report(session, "acl.parse.missing_name", rangeOf(first), isJson ? { detail: jsonDetail } : {});
  } else if (first.tokenType === Operator || (first.tokenType === Continuation && first.image !== "-")) {
    const operator = rangeOf(first);
    report(session, "acl.lex.invalid_character", operator, {
      words: { character: codePointName(first.image, 0) },
      // With more behind it the operator is not all that is wrong.
      fixes: () => (operator.end === range.end ? removeRange("remove it", session.text, operator) : []),
    });
  } else reportUnexpectedItem(session, body, first, range);
}

export function reportUnexpectedItem(session: ParseSession, body: BodyFrame, first: AclToken, range: Range): void {
  if (isLeftOver(body)) {
    session.errors++;
    return;
  }
  report(session, "acl.parse.unexpected_token", range, {
    words: { kind: kindOf(first) },
    fixes: () => removeRange("remove it", session.text, range),
  });
}

function isLeftOver({ items }: BodyFrame): boolean {
  const before = items[items.length - 1];
  return before?.kind === "attribute" && before.value.kind === "missing";
}

function insertBody(headerEnd: number): readonly Fix[] {
  return [singleEdit("insert { }", insertion(headerEnd, " { }"))];
}
