import type { TokenType } from "chevrotain";
import type { Range } from "../../source/range.js";
import type { Call, ListLiteral, Missing, ObjectEntry, ObjectLiteral, Value } from "../ast.js";
import * as token from "../lexer/tokens.js";
import { type AclToken, endOf } from "../lexer/tokens.js";
import { type ListFrame, listFrame, type ObjectFrame, objectFrame } from "./frames.js";
import { KeyParser } from "./key-parser.js";
import { beginItem, reportMissingArgumentComma, reportStray, takeComma, takeSemicolon } from "./list-problems.js";
import { numberLiteral, stringLiteral } from "./literals.js";
import { missing, noComments, rangeOf, withCloser } from "./nodes.js";
import { reportBlockInObject, takeEntry } from "./object-problems.js";
import { hasErrorSince, report } from "./parse-session.js";
import { never } from "./recovery-parser.js";
import { endsEntry, endsExpression, endsListItem } from "./stops.js";
import { dropWord, joinTo, removeParens } from "./syntax-fixes.js";
import { assignTypes, isAssign, isEnd, isOperator } from "./token-sets.js";
import {
  checkCloser,
  checkParenCloser,
  isValueDue,
  readAssign,
  reportLoneMinus,
  reportMissingAssign,
  reportMissingValue,
  reportNoValue,
  reportOperator,
  reportParenContent,
  reportStrayEntry,
} from "./value-problems.js";
import { extendsWord, wordValue } from "./word-values.js";

/** A sign and what it sets. */
export interface Assignment {
  readonly op: "=" | ":";
  readonly sign: AclToken;
  readonly value: Value;
}

/** The part of the grammar from a sign to the end of its value. */
export abstract class ValueParser extends KeyParser {
  private list: ListFrame = listFrame(false);
  private object: ObjectFrame = objectFrame();
  /** The last value that turned out to be part of an expression, and the pairs of the last parentheses. */
  private expression: Missing | undefined;
  private isExpanded = false;
  private pairs: readonly Range[] = [];

  /** `= value`. Not a rule of its own, for it would be invoked for every attribute. */
  protected assignment(isEntry: boolean): Assignment {
    const { session } = this;
    const read = this.OR1(this.assignAlternatives) as AclToken;
    const sign = this.RECORDING_PHASE ? this.next() : read;
    const op = readAssign(session, sign);
    let value: Value | undefined;
    if (isValueDue(session, sign, this.next(), this.next(2), isEntry)) {
      value = this.OPTION1(() => this.SUBRULE1(this.value));
    }
    if (value === undefined || this.RECORDING_PHASE) {
      value = missing(endOf(sign), endOf(sign));
      const first = this.next();
      if ((first.firstOnLine || isEnd(first)) && !this.RECORDING_PHASE) reportMissingValue(session, sign);
      else {
        this.SUBRULE1(this.skipped, { ARGS: [endsExpression] });
        reportNoValue(session, first, endOf(this.last()));
      }
    }
    return { op, sign, value };
  }

  private readonly assignAlternatives = this.consumers(assignTypes);

  protected readonly value = this.RULE("value", (): Value => {
    const findings = this.session.findings.length;
    const first = this.next();
    const value = this.OR(this.valueAlternatives) as Value;
    const next = this.next();
    if (!this.RECORDING_PHASE && (next.firstOnLine || !isOperator(next))) return value;
    this.SUBRULE(this.operation);
    return this.asExpression(findings, first.startOffset);
  });

  private readonly valueAlternatives = [
    { ALT: (): Value => stringLiteral(this.session, this.CONSUME(token.Quoted), "value") },
    { ALT: (): Value => stringLiteral(this.session, this.CONSUME(token.Heredoc), "value") },
    { ALT: (): Value => numberLiteral(this.session, undefined, this.CONSUME(token.NumberToken)) },
    { ALT: (): Value => this.SUBRULE(this.negative) },
    { ALT: (): Value => this.SUBRULE(this.word) },
    { ALT: (): Value => wordValue(this.session, this.CONSUME(token.AssignedName)) },
    { ALT: (): Value => this.SUBRULE(this.listLiteral) },
    { ALT: (): Value => this.SUBRULE(this.objectLiteral) },
    { ALT: (): Value => this.SUBRULE(this.parenthesized) },
    { ALT: (): Value => this.SUBRULE(this.prefixed) },
    {
      ALT: (): Value => {
        const unreadable: AclToken = this.CONSUME(token.Unreadable);
        return missing(unreadable.startOffset, endOf(unreadable));
      },
    },
  ];

  /** What carries an expression on behind its first value. */
  private readonly operation = this.RULE("operation", (): void => {
    const first = this.next();
    this.OR([
      { ALT: () => this.CONSUME(token.Continuation) as unknown },
      { ALT: () => this.CONSUME(token.DoubleEqual) },
      { ALT: () => this.CONSUME(token.Arrow) },
      { ALT: () => this.CONSUME(token.DoubleColon) },
      { ALT: () => this.SUBRULE(this.index) },
    ]);
    this.SUBRULE(this.skipped, { ARGS: [endsExpression] });
    this.isExpanded = first.image === "...";
  });

  /** An operator where a value should begin. */
  private readonly prefixed = this.RULE("prefixed", (): Value => {
    const findings = this.session.findings.length;
    const operator: AclToken = this.CONSUME(token.Operator);
    this.SUBRULE(this.skipped, { ARGS: [endsExpression] });
    if (this.last() !== operator) return this.asExpression(findings, operator.startOffset);
    reportOperator(this.session, operator);
    return missing(operator.startOffset, endOf(operator));
  });

  private readonly negative = this.RULE("negative", (): Value => {
    const minus: AclToken = this.CONSUME(token.Minus);
    let digits: AclToken | undefined;
    if (!this.next().firstOnLine) digits = this.OPTION(() => this.CONSUME(token.NumberToken));
    if (digits !== undefined && !this.RECORDING_PHASE) return numberLiteral(this.session, minus, digits);
    this.SUBRULE(this.skipped, { ARGS: [endsExpression] });
    reportLoneMinus(this.session, minus);
    return missing(minus.startOffset, endOf(this.last()));
  });

  /** A keyword, a bare word, a call, or a block where only a value may stand. */
  private readonly word = this.RULE("word", (): Value => {
    const { session } = this;
    const word: AclToken = this.CONSUME(token.Word);
    if (!this.RECORDING_PHASE && !extendsWord(word, this.next())) return wordValue(session, word);
    const call = this.OPTION1(() => this.SUBRULE(this.call, { ARGS: [word] }));
    if (call !== undefined && !this.RECORDING_PHASE) return call;
    const errors = session.errors;
    const brace = this.next();
    report(
      session,
      "acl.parse.block_in_value",
      { start: word.startOffset, end: endOf(brace) },
      {
        fixes: () => dropWord(session.text, word, brace),
      },
    );
    session.quiet++;
    const object = this.SUBRULE(this.objectLiteral) as ObjectLiteral;
    session.quiet--;
    return { ...object, incomplete: session.errors !== errors };
  });

  private readonly parenthesized = this.RULE("parenthesized", (): Value => {
    const { session } = this;
    const findings = session.findings.length;
    const open: AclToken = this.CONSUME(token.OpenParen);
    const inner = this.OPTION(() => this.SUBRULE(this.value));
    const first = this.next();
    if (first.tokenType !== token.CloseParen || this.RECORDING_PHASE) {
      this.SUBRULE(this.skipped, { ARGS: [never] });
      if (inner === undefined || inner !== this.expression) {
        reportParenContent(session, first, inner === undefined, endOf(this.last()));
      }
    } else if (inner === undefined && first.closes === undefined) reportNoValue(session, first, endOf(first));
    const close: AclToken = this.CONSUME(token.CloseParen);
    if (this.RECORDING_PHASE) return missing(0, 0);
    checkParenCloser(session, open, close, this.next());
    if (inner === undefined) return missing(open.startOffset, endOf(close));
    if (inner === this.expression) return this.asExpression(findings, open.startOffset);
    // What is not closed is no pair to take away.
    if (close.closes !== undefined) return inner;
    return this.withoutParens(inner, { start: open.startOffset, end: endOf(close) });
  });

  private readonly listLiteral = this.RULE("listLiteral", (): Value => {
    const { session } = this;
    const { errors } = session;
    const findings = session.findings.length;
    const open: AclToken = this.CONSUME(token.OpenBracket);
    const isLoop = isLoopClause(this.next(), this.next(2));
    if (isLoop || this.RECORDING_PHASE) this.SUBRULE(this.skipped, { ARGS: [never] });
    const items = this.itemsOf(listFrame(false));
    const close: AclToken = this.CONSUME(token.CloseBracket);
    if (isLoop) return this.asExpression(findings, open.startOffset);
    const closeRange = checkCloser(session, "acl.parse.unclosed_list", open, close);
    const range = { start: open.startOffset, end: endOf(close) };
    const incomplete = hasErrorSince(session, errors, range.start, range.end);
    const list: ListLiteral = {
      kind: "list",
      range,
      comments: noComments,
      items,
      openRange: rangeOf(open),
      incomplete,
    };
    return withCloser(list, closeRange);
  });

  /** The arguments of a call, whose name was consumed. */
  private readonly call = this.RULE("call", (name: AclToken): Value => {
    const { session } = this;
    const { errors } = session;
    const findings = session.findings.length;
    const open: AclToken = this.CONSUME(token.OpenParen);
    this.isExpanded = false;
    const args = this.itemsOf(listFrame(true));
    const close: AclToken = this.CONSUME(token.CloseParen);
    if (this.RECORDING_PHASE) return missing(0, 0);
    // The dots behind an argument belong to the call.
    if (this.isExpanded) {
      this.isExpanded = false;
      return this.asExpression(findings, name.startOffset);
    }
    if (open.firstOnLine) {
      report(session, "acl.parse.call_newline", rangeOf(open), {
        fixes: () => joinTo(session.text, endOf(name), open, ""),
      });
    }
    const closeRange = checkCloser(session, "acl.parse.unclosed_call", open, close);
    const range = { start: name.startOffset, end: endOf(close) };
    const incomplete = hasErrorSince(session, errors, range.start, range.end);
    const nameRange = rangeOf(name);
    const call: Call = {
      kind: "call",
      range,
      comments: noComments,
      name: name.image,
      nameRange,
      args,
      openRange: rangeOf(open),
      incomplete,
    };
    return withCloser(call, closeRange);
  });

  private itemsOf(frame: ListFrame): readonly Value[] {
    const outer = this.list;
    this.list = frame;
    this.MANY(() => {
      this.OR(this.listAlternatives);
    });
    this.list = outer;
    return frame.items;
  }

  private readonly listAlternatives = [
    {
      ALT: () => {
        takeComma(this.session, this.list, this.CONSUME(token.Comma));
        this.list.isBroken = false;
      },
    },
    { ALT: () => takeSemicolon(this.session, this.list, this.CONSUME(token.Semicolon)) },
    { ALT: () => this.takeListItem() },
    { ALT: () => this.SUBRULE(this.strayListItem) },
  ];

  private takeListItem(): void {
    const { session, list } = this;
    const first = this.next();
    if (list.isCall && list.isBehindItem) {
      reportMissingArgumentComma(session, list, first);
      session.quiet++;
      this.SUBRULE1(this.value);
      session.quiet--;
      return;
    }
    beginItem(session, list, list.items.length, first);
    list.items.push(this.SUBRULE2(this.value));
    list.isBehindItem = true;
    list.end = endOf(this.last());
  }

  private readonly strayListItem = this.RULE("strayListItem", (): void => {
    const { session, list } = this;
    const first = this.next();
    this.OR(this.strayListAlternatives);
    this.SUBRULE(this.skipped, { ARGS: [endsListItem] });
    if (list.isCall && list.isBehindItem) reportMissingArgumentComma(session, list, first);
    else reportStray(session, first, this.last());
    list.isBehindItem = true;
    list.end = endOf(this.last());
  });

  private readonly objectLiteral = this.RULE("objectLiteral", (): Value => {
    const { session } = this;
    const { errors } = session;
    const findings = session.findings.length;
    const open: AclToken = this.CONSUME(token.OpenBrace);
    const isLoop = isLoopClause(this.next(), this.next(2));
    if (isLoop || this.RECORDING_PHASE) this.SUBRULE(this.skipped, { ARGS: [never] });
    const outer = this.object;
    const frame = objectFrame();
    this.object = frame;
    this.MANY(() => {
      this.OR(this.objectAlternatives);
    });
    this.object = outer;
    const close: AclToken = this.CONSUME(token.CloseBrace);
    if (isLoop) return this.asExpression(findings, open.startOffset);
    const closeRange = checkCloser(session, "acl.parse.unclosed_object", open, close);
    const range = { start: open.startOffset, end: endOf(close) };
    const incomplete = hasErrorSince(session, errors, range.start, range.end);
    const { entries } = frame;
    const object: ObjectLiteral = {
      kind: "object",
      range,
      comments: noComments,
      entries,
      openRange: rangeOf(open),
      incomplete,
    };
    return withCloser(object, closeRange);
  });

  private readonly objectAlternatives = [
    { ALT: () => takeComma(this.session, this.object, this.CONSUME(token.Comma)) },
    { ALT: () => takeSemicolon(this.session, this.object, this.CONSUME(token.Semicolon)) },
    { ALT: () => this.takeEntry() },
    { ALT: () => this.SUBRULE(this.strayEntry) },
  ];

  private takeEntry(): void {
    const { session, object } = this;
    beginItem(session, object, object.entries.length, this.next());
    takeEntry(session, object, this.SUBRULE(this.entry));
    object.isBehindItem = true;
    object.end = endOf(this.last());
  }

  /** An entry; undefined where there is no key or no sign that could make one. */
  private readonly entry = this.RULE("entry", (): ObjectEntry | undefined => {
    const { session } = this;
    const { errors } = session;
    const first = this.next();
    const key = this.OR(this.keyAlternatives);
    const keyEnd = endOf(this.last());
    if (!this.next().firstOnLine && (isAssign(this.next()) || this.RECORDING_PHASE)) {
      const set = this.OPTION(() => this.assignment(true));
      if (key === undefined || set === undefined || this.RECORDING_PHASE) return undefined;
      const range = { start: first.startOffset, end: endOf(this.last()) };
      const incomplete = set.value.kind === "missing" || hasErrorSince(session, errors, range.start, range.end);
      const { op, sign, value } = set;
      return { kind: "entry", range, comments: noComments, ...key, op, opRange: rangeOf(sign), value, incomplete };
    }
    const brace = this.braceOfBlock();
    if (brace === undefined || this.RECORDING_PHASE) {
      if (key !== undefined) reportMissingAssign(session, keyEnd, this.next());
      this.SUBRULE(this.skipped, { ARGS: [endsEntry] });
      if (brace === undefined && !this.RECORDING_PHASE) return undefined;
    }
    if (key !== undefined && brace !== undefined) {
      reportBlockInObject(session, first, keyEnd, brace, brace !== this.next());
    }
    session.quiet++;
    this.SUBRULE2(this.skipped, { ARGS: [(next: AclToken) => next === brace] });
    const value = this.SUBRULE(this.objectLiteral);
    session.quiet--;
    if (key === undefined || brace === undefined) return undefined;
    const range = { start: first.startOffset, end: endOf(this.last()) };
    const opRange = { start: brace.startOffset, end: brace.startOffset };
    return { kind: "entry", range, comments: noComments, ...key, op: "=", opRange, value, incomplete: true };
  });

  /** The opening brace of a block whose type was read as a key: on the same line, with nothing but labels before it. */
  private braceOfBlock(): AclToken | undefined {
    let distance = 1;
    for (let next = this.next(); !next.firstOnLine; next = this.next(++distance)) {
      if (next.tokenType === token.OpenBrace) return next;
      if (next.tokenType !== token.Word && next.tokenType !== token.Quoted) return undefined;
    }
    return undefined;
  }

  private readonly strayEntry = this.RULE("strayEntry", (): void => {
    const first = this.next();
    this.OR(this.strayEntryAlternatives);
    this.SUBRULE(this.skipped, { ARGS: [endsEntry] });
    reportStrayEntry(this.session, first, this.last());
    this.object.isBehindItem = true;
    this.object.end = endOf(this.last());
  });

  private readonly strayListAlternatives = [
    ...this.consumers(neverInList),
    { ALT: () => this.SUBRULE(this.index) as unknown },
  ];

  private readonly strayEntryAlternatives = [
    ...this.consumers([...neverInList, token.Operator]),
    { ALT: () => this.SUBRULE(this.index) as unknown },
  ];

  /** Replaces a value, from `start` to what was consumed last, by nothing, and all that was found in it by one finding. */
  private asExpression(findings: number, start: number): Missing {
    const { session } = this;
    const end = endOf(this.last());
    if (session.quiet === 0) session.findings.length = findings;
    report(session, "acl.parse.unsupported_expression", { start, end });
    this.expression = missing(start, end);
    return this.expression;
  }

  /** Notes redundant parentheses on the value inside them; of several pairs only the outermost is reported. */
  private withoutParens(inner: Value, range: Range): Value {
    const { session } = this;
    const { findings, text } = session;
    if (inner.parens !== undefined && findings[findings.length - 1]?.range === inner.parens) findings.pop();
    const pairs = inner.parens === undefined ? [range] : [range, ...this.pairs];
    this.pairs = pairs;
    report(session, "acl.parse.redundant_parens", range, { fixes: () => removeParens(text, pairs) });
    return { ...inner, parens: range };
  }
}

/** What can begin neither a value nor an entry. */
const neverInList: readonly TokenType[] = [...assignTypes, token.DoubleColon, token.Continuation, token.StrayCloser];

function isLoopClause(next: AclToken, second: AclToken): boolean {
  return (
    next.image === "for" && next.tokenType === token.Word && second.tokenType === token.Word && !second.firstOnLine
  );
}
