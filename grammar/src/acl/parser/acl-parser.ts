import { EOF } from "chevrotain";
import type { Attribute, Bad, Block, Document, Item, Label } from "../ast.js";
import * as token from "../lexer/tokens.js";
import { type AclToken, endOf } from "../lexer/tokens.js";
import { type BodyFrame, bodyFrame } from "./frames.js";
import { idleSession } from "./idle-session.js";
import {
  checkBrace,
  checkDuplicate,
  checkItem,
  reportBodyComma,
  reportMissingBody,
  reportQuotedName,
  reportStrayItem,
  reportUnexpectedItem,
  takeLabel,
} from "./item-problems.js";
import { reportSemicolon } from "./list-problems.js";
import { stringLiteral } from "./literals.js";
import { noComments, rangeOf, withCloser } from "./nodes.js";
import { hasErrorSince, type ParseSession } from "./parse-session.js";
import type { Stop } from "./recovery-parser.js";
import { assignTypes } from "./token-sets.js";
import { type Assignment, ValueParser } from "./value-parser.js";
import { checkCloser } from "./value-problems.js";

/**
 * The grammar. It accepts every arrangement of tokens that `arrangeTokens` makes: what is wrong is a production of its
 * own that reports, so nothing is thrown and nothing parsed twice. The next token decides nearly everywhere; where the
 * line break before it matters too, a condition stands beside the production.
 *
 * The nodes are built on the way, because a concrete syntax tree and a visitor over it cost more than the parsing. One
 * instance is made once and used for all texts.
 */
export class AclParser extends ValueParser {
  private body: BodyFrame = bodyFrame(true);

  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** Parses the tokens of a session; undefined if the grammar does not know their arrangement, which would be a bug. */
  parse(session: ParseSession): Document | undefined {
    this.session = session;
    this.input = session.source.tokens;
    this.searchedTo = -1;
    try {
      const document = this.document();
      return this.errors.length === 0 ? document : undefined;
    } finally {
      // Nothing of the text is kept for the life of the process.
      this.session = idleSession;
      this.input = [];
    }
  }

  readonly document = this.RULE("document", (): Document => {
    const items = this.bodyOf(true);
    return { kind: "document", range: { start: 0, end: this.session.text.length }, comments: noComments, items };
  });

  private readonly items = this.RULE("items", (): void => {
    this.MANY(() => {
      this.OR(this.itemAlternatives);
    });
  });

  private readonly itemAlternatives = [
    { ALT: () => this.takeItem(this.SUBRULE(this.attribute)) },
    { ALT: () => this.takeItem(this.SUBRULE(this.block)) },
    { ALT: () => this.takeItem(this.SUBRULE(this.quotedItem)) },
    { ALT: () => this.takeComma() },
    { ALT: () => this.takeSemicolon() },
    { ALT: () => this.takeItem(this.SUBRULE(this.strayItem)) },
  ];

  private readonly attribute = this.RULE("attribute", (): Item => {
    const { errors } = this.session;
    const name: AclToken = this.CONSUME(token.AssignedName);
    const set = this.assignment(false);
    return this.attributeOf(name, name.image, set, errors);
  });

  /** A string in the place of a name: an attribute whose name is quoted, or nothing that could be kept. */
  private readonly quotedItem = this.RULE("quotedItem", (): Item => {
    const { session } = this;
    const { errors } = session;
    const name: AclToken = this.CONSUME(token.Quoted);
    let set: Assignment | undefined;
    if (!this.next().firstOnLine) set = this.OPTION(() => this.assignment(false));
    if (set !== undefined && !this.RECORDING_PHASE) {
      const { value } = stringLiteral(session, name, "name");
      reportQuotedName(session, value, rangeOf(name));
      return this.attributeOf(name, value, set, errors);
    }
    this.SUBRULE(this.skipped, { ARGS: [beginsItem] });
    const item = this.badFrom(name);
    reportUnexpectedItem(session, this.body, name, item.range);
    return item;
  });

  private readonly block = this.RULE("block", (): Item => {
    const { session, body: outer } = this;
    const { errors } = session;
    const type: AclToken = this.CONSUME(token.Word);
    const labels = this.labels();
    const headerEnd = endOf(this.last());
    const next = this.next();
    const node = this.OPTION1(() => {
      const open: AclToken = this.CONSUME(token.OpenBrace);
      const isHeaderBroken = hasErrorSince(session, errors, type.startOffset, endOf(open));
      const typeRange = rangeOf(type);
      checkItem(session, outer, type);
      checkBrace(session, open, headerEnd);
      const items = this.bodyOf(false);
      const before = session.errors;
      const close: AclToken = this.CONSUME(token.CloseBrace);
      const closeRange = checkCloser(session, "acl.parse.unclosed_block", open, close);
      const range = { start: type.startOffset, end: endOf(close) };
      const incomplete = isHeaderBroken || hasErrorSince(session, before, close.startOffset, range.end);
      const openRange = rangeOf(open);
      const block: Block = {
        kind: "block",
        range,
        comments: noComments,
        type: type.image,
        typeRange,
        labels,
        openRange,
        items,
        incomplete,
      };
      return withCloser(block, closeRange);
    });
    if (node !== undefined && !this.RECORDING_PHASE) return node;
    // A name before another that sets something is a line half typed; the other is an item of its own.
    const isBeforeItem = next.tokenType === token.AssignedName;
    this.SUBRULE(this.skipped, { ARGS: [isBeforeItem ? beginsAssignment : beginsItem] });
    reportMissingBody(session, type, next, headerEnd, labels.length > 0);
    return this.badFrom(type);
  });

  private labels(): readonly Label[] {
    const labels: Label[] = [];
    this.MANY({
      GATE: () => this.isLabelNext(),
      DEF: () => {
        this.SUBRULE(this.label, { ARGS: [labels] });
      },
    });
    return labels;
  }

  /** A label, or a number in its place. */
  private readonly label = this.RULE("label", (labels: Label[]): void => {
    const first = this.next();
    this.OPTION(() => this.CONSUME(token.Continuation));
    this.OR(this.labelAlternatives);
    if (!this.RECORDING_PHASE) takeLabel(this.session, labels, first, this.last());
  });

  private readonly labelAlternatives = this.consumers([token.Word, token.Quoted, token.NumberToken, token.Unreadable]);

  /** Whether the next token is a label: on the line of the header, a string, a name or, before a brace, a number. */
  private isLabelNext(): boolean {
    const next = this.next();
    if (next.firstOnLine) return false;
    if (next.tokenType === token.Word || next.tokenType === token.Quoted) return true;
    const isNegative = next.tokenType === token.Continuation && next.image === "-";
    const number = isNegative ? this.next(2) : next;
    if (number.tokenType !== token.NumberToken && number.lexedAs !== token.MalformedNumber) return false;
    return this.isBraceOnLine();
  }

  /** Whether an opening brace follows on the line. What was found out is kept, so that a line is searched but once. */
  private isBraceOnLine(): boolean {
    const first = this.next();
    if (first.startOffset > this.searchedTo) {
      let distance = 1;
      let next = first;
      this.braceOnLine = -1;
      while (next.tokenType !== EOF && (distance === 1 || !next.firstOnLine)) {
        if (next.tokenType === token.OpenBrace) {
          this.braceOnLine = next.startOffset;
          break;
        }
        this.searchedTo = next.startOffset;
        next = this.next(++distance);
      }
    }
    return this.braceOnLine > first.startOffset;
  }

  private searchedTo = -1;
  private braceOnLine = -1;

  /** A run of tokens that begins no item. */
  private readonly strayItem = this.RULE("strayItem", (): Item => {
    const first = this.next();
    this.OR(this.strayAlternatives);
    this.SUBRULE(this.skipped, { ARGS: [beginsItem] });
    const item = this.badFrom(first);
    reportStrayItem(this.session, this.body, first, item.range);
    return item;
  });

  private readonly strayAlternatives = [
    ...this.consumers([
      ...assignTypes,
      token.DoubleColon,
      token.Continuation,
      token.StrayCloser,
      token.Operator,
      token.NumberToken,
      token.Minus,
      token.Heredoc,
      token.Unreadable,
    ]),
    { ALT: () => this.SUBRULE(this.braces) as unknown },
    { ALT: () => this.SUBRULE(this.brackets) },
    { ALT: () => this.SUBRULE(this.index) },
    { ALT: () => this.SUBRULE(this.parens) },
  ];

  private bodyOf(isDocument: boolean): readonly Item[] {
    const outer = this.body;
    const frame = bodyFrame(isDocument);
    this.body = frame;
    this.SUBRULE(this.items);
    this.body = outer;
    return frame.items;
  }

  private takeItem(item: Item): void {
    this.body.items.push(item);
    this.body.takesComma = true;
  }

  private takeComma(): void {
    const before = this.last();
    const comma: AclToken = this.CONSUME(token.Comma);
    reportBodyComma(this.session, this.body, comma, before);
    this.body.takesComma = false;
  }

  private takeSemicolon(): void {
    reportSemicolon(this.session, this.CONSUME(token.Semicolon), "\n");
    this.body.takesComma = false;
  }

  private attributeOf(name: AclToken, text: string, { op, sign, value }: Assignment, errors: number): Attribute {
    const { session } = this;
    const nameRange = rangeOf(name);
    const range = { start: name.startOffset, end: endOf(this.last()) };
    const incomplete = value.kind === "missing" || hasErrorSince(session, errors, range.start, range.end);
    checkItem(session, this.body, name);
    const node: Attribute = {
      kind: "attribute",
      range,
      comments: noComments,
      name: text,
      nameRange,
      op,
      opRange: rangeOf(sign),
      value,
      incomplete,
    };
    checkDuplicate(session, this.body, node);
    return node;
  }

  private badFrom(first: AclToken): Bad {
    return { kind: "bad", range: { start: first.startOffset, end: endOf(this.last()) }, comments: noComments };
  }
}

const beginsItem: Stop = (next, second) => {
  if (!next.firstOnLine) return false;
  if (next.tokenType === token.AssignedName) return true;
  if (next.tokenType !== token.Word || second.firstOnLine) return false;
  return second.tokenType === token.OpenBrace || second.tokenType === token.Quoted;
};

const beginsAssignment: Stop = (next) => next.tokenType === token.AssignedName;
