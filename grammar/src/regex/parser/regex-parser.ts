import { EmbeddedActionsParser, EOF, type IToken } from "chevrotain";
import type {
  RegexAsciiClass,
  RegexAssertion,
  RegexBracketedClass,
  RegexClassItem,
  RegexClassSet,
  RegexGroup,
  RegexNode,
} from "../ast.js";
import {
  AsciiClass,
  Bar,
  BracketedClass,
  Caret,
  ClassClose,
  ClassItem,
  ClassOpen,
  Directive,
  Dollar,
  Dot,
  Escape,
  Group,
  GroupClose,
  GroupOpen,
  Literal,
  parserTokens,
  Repeat,
  SetOperator,
} from "../lexer/tokens.js";
import { endOf, payloadOf, startOf } from "./payload.js";

/**
 * The structure of a pattern over tokens that carry their meaning. Its scanners have met no problem in them.
 *
 * The grammar is not recursive: brackets are parsed from the innermost outwards, each on its own, and what is around a pair
 * of brackets sees one token `Group` or `BracketedClass` in its place. So no pattern can exhaust the stack.
 */
export class RegexParser extends EmbeddedActionsParser {
  constructor() {
    super([...parserTokens], { maxLookahead: 1, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  /** A whole pattern. What is wrong is in `errors`, and then the tree has no meaning; so it is with the other two. */
  parsePattern(tokens: IToken[]): RegexNode {
    this.input = tokens;
    return this.pattern();
  }

  /** A group from its opening to its closing parenthesis; `index` is its number if it captures. */
  parseGroup(tokens: IToken[], index: number | undefined): RegexGroup {
    this.input = tokens;
    return this.group(index);
  }

  /** A class from its opening to its closing bracket. */
  parseClass(tokens: IToken[]): RegexBracketedClass {
    this.input = tokens;
    return this.bracketedClass();
  }

  private readonly pattern = this.RULE("pattern", (): RegexNode => this.SUBRULE(this.alternation));

  private readonly alternation = this.RULE("alternation", (): RegexNode => {
    const start = this.ACTION(() => this.placeOfNext());
    const alternatives = [this.SUBRULE(this.concatenation)];
    this.MANY(() => {
      this.CONSUME(Bar);
      alternatives.push(this.SUBRULE2(this.concatenation));
    });
    const [first] = alternatives;
    if (first !== undefined && alternatives.length === 1) return first;
    return this.ACTION(() => ({ kind: "alternation", range: this.rangeFrom(start), alternatives }));
  });

  private readonly concatenation = this.RULE("concatenation", (): RegexNode => {
    const start = this.ACTION(() => this.placeOfNext());
    const items: RegexNode[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => items.push(this.SUBRULE(this.directive)) },
        { ALT: () => items.push(this.SUBRULE(this.repetition)) },
      ]);
    });
    return this.ACTION((): RegexNode => {
      const [first] = items;
      if (first === undefined) return { kind: "empty", range: { start, end: start } };
      return items.length === 1 ? first : { kind: "concatenation", range: this.rangeFrom(start), items };
    });
  });

  private readonly directive = this.RULE("directive", (): RegexNode => {
    const token = this.CONSUME(Directive);
    return this.ACTION(() => {
      const { flags } = payloadOf("Directive", token);
      const range = rangeOf(token);
      return flags === undefined ? { kind: "empty", range } : { kind: "flags", range, flags };
    });
  });

  private readonly repetition = this.RULE("repetition", (): RegexNode => {
    let node = this.SUBRULE(this.atom);
    this.MANY(() => {
      const token = this.CONSUME(Repeat);
      this.ACTION(() => {
        const { value } = payloadOf("Repeat", token);
        const operatorRange = rangeOf(token);
        const range = { start: node.range.start, end: operatorRange.end };
        if (value !== undefined) node = { kind: "repetition", range, child: node, ...value, operatorRange };
      });
    });
    return node;
  });

  private readonly group = this.RULE("group", (index?: number): RegexGroup => {
    const open = this.CONSUME(GroupOpen);
    const child = this.SUBRULE(this.alternation);
    const close = this.CONSUME(GroupClose);
    return this.ACTION(() => {
      const { name, flags } = payloadOf("GroupOpen", open);
      return {
        kind: "group",
        range: { start: startOf(open), end: endOf(close) },
        child,
        ...(index !== undefined && { index }),
        ...(name !== undefined && { name: name.text }),
        ...(flags !== undefined && { flags }),
      };
    });
  });

  private readonly atom = this.RULE(
    "atom",
    (): RegexNode =>
      this.OR<RegexNode>([
        { ALT: () => this.toGroup(this.CONSUME(Group)) },
        { ALT: () => this.toClass(this.CONSUME(BracketedClass)) },
        { ALT: () => this.toLiteral(this.CONSUME(Literal)) },
        { ALT: () => this.toEscape(this.CONSUME(Escape)) },
        { ALT: () => this.toDot(this.CONSUME(Dot)) },
        { ALT: () => this.toAssertion(this.CONSUME(Caret), "start-line") },
        { ALT: () => this.toAssertion(this.CONSUME(Dollar), "end-line") },
      ]),
  );

  private readonly bracketedClass = this.RULE("bracketedClass", (): RegexBracketedClass => {
    const open = this.CONSUME(ClassOpen);
    const leading = this.ACTION(() => payloadOf("ClassOpen", open).literals);
    const set = this.SUBRULE(this.classSet, { ARGS: [leading, endOf(open)] });
    const close = this.CONSUME(ClassClose);
    return this.ACTION(() => ({
      kind: "bracketed-class",
      range: { start: startOf(open), end: endOf(close) },
      negated: payloadOf("ClassOpen", open).negated,
      set,
    }));
  });

  private readonly classSet = this.RULE(
    "classSet",
    (leading?: readonly RegexClassItem[], start?: number): RegexClassSet => {
      let set: RegexClassSet = this.SUBRULE(this.classUnion, { ARGS: [leading, start] });
      this.MANY(() => {
        const operator = this.CONSUME(SetOperator);
        const right = this.SUBRULE2(this.classUnion);
        this.ACTION(() => {
          const range = { start: set.range.start, end: right.range.end };
          set = { kind: "operation", range, operator: toSetOperator(operator.image), left: set, right };
        });
      });
      return set;
    },
  );

  private readonly classUnion = this.RULE(
    "classUnion",
    (leading: readonly RegexClassItem[] = [], leadingEnd?: number): RegexClassSet => {
      const place = this.ACTION(() => this.placeOfNext());
      const items: RegexClassItem[] = [...leading];
      this.MANY(() => {
        this.OR([
          { ALT: () => items.push(this.toClass(this.CONSUME(BracketedClass))) },
          { ALT: () => items.push(this.toAsciiClass(this.CONSUME(AsciiClass))) },
          { ALT: () => this.addClassItem(items, this.CONSUME(ClassItem)) },
        ]);
      });
      return this.ACTION(() => {
        const start = items[0]?.range.start ?? leadingEnd ?? place;
        return { kind: "union", range: { start, end: items.at(-1)?.range.end ?? start }, items };
      });
    },
  );

  private toGroup(token: IToken): RegexNode {
    return this.ACTION(() => payloadOf("Group", token));
  }

  private toClass(token: IToken): RegexBracketedClass {
    return this.ACTION(() => payloadOf("BracketedClass", token));
  }

  private toLiteral(token: IToken): RegexNode {
    const codePoint = token.image.codePointAt(0) ?? 0;
    return { kind: "literal", range: rangeOf(token), codePoint, escaped: false };
  }

  private toEscape(token: IToken): RegexNode {
    return this.ACTION(() => payloadOf("Escape", token).value ?? { kind: "empty", range: rangeOf(token) });
  }

  private toDot(token: IToken): RegexNode {
    return { kind: "dot", range: rangeOf(token) };
  }

  private toAssertion(token: IToken, assertion: RegexAssertion["assertion"]): RegexNode {
    return { kind: "assertion", range: rangeOf(token), assertion };
  }

  private toAsciiClass(token: IToken): RegexAsciiClass {
    const negated = token.image.startsWith("[:^");
    return { kind: "ascii-class", range: rangeOf(token), name: token.image.slice(negated ? 3 : 2, -2), negated };
  }

  private addClassItem(items: RegexClassItem[], token: IToken): void {
    this.ACTION(() => {
      const { value } = payloadOf("ClassItem", token);
      if (value !== undefined) items.push(value);
    });
  }

  private placeOfNext(): number {
    const next = this.LA(1);
    if (next.tokenType !== EOF) return startOf(next);
    const last = this.LA(0);
    return last.image === undefined || Number.isNaN(last.startOffset) ? 0 : endOf(last);
  }

  private rangeFrom(start: number): { start: number; end: number } {
    const last = this.LA(0);
    return { start, end: Math.max(start, endOf(last)) };
  }
}

function rangeOf(token: IToken): { start: number; end: number } {
  return { start: startOf(token), end: endOf(token) };
}

function toSetOperator(image: string): "&&" | "--" | "~~" {
  return image === "&&" || image === "--" ? image : "~~";
}
