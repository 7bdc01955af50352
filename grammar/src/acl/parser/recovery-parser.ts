import { EmbeddedActionsParser, type TokenType } from "chevrotain";
import * as token from "../lexer/tokens.js";
import { type AclToken, arrangedOnlyTokens, lexedTokens } from "../lexer/tokens.js";
import { idleSession } from "./idle-session.js";
import type { ParseSession } from "./parse-session.js";
import { skippableTypes } from "./token-sets.js";

/** Says where recovery stops skipping, given the next token and the one behind it. */
export type Stop = (next: AclToken, second: AclToken) => boolean;

export const never: Stop = () => false;

/** The part of the grammar that takes in what fits nowhere. Closing brackets end it, opening ones come with their partner. */
export abstract class RecoveryParser extends EmbeddedActionsParser {
  /** The text at hand. Between texts, and while Chevrotain records the grammar, an empty one. */
  protected session: ParseSession = idleSession;

  constructor() {
    super([...lexedTokens, ...arrangedOnlyTokens], { maxLookahead: 1, recoveryEnabled: false });
  }

  protected next(distance = 1): AclToken {
    return this.LA(distance);
  }

  /** The token consumed last. */
  protected last(): AclToken {
    return this.LA(0);
  }

  /** Any tokens up to where `stop` holds, a closing bracket or the end. */
  protected readonly skipped = this.RULE("skipped", (stop: Stop): void => {
    this.MANY({
      GATE: () => !stop(this.next(), this.next(2)),
      DEF: () => {
        this.OR(this.skippedAlternatives);
      },
    });
  });

  protected readonly braces = this.RULE("braces", (): void => {
    this.CONSUME(token.OpenBrace);
    this.SUBRULE(this.skipped, { ARGS: [never] });
    this.CONSUME(token.CloseBrace);
  });

  protected readonly brackets = this.RULE("brackets", (): void => {
    this.CONSUME(token.OpenBracket);
    this.SUBRULE(this.skipped, { ARGS: [never] });
    this.CONSUME(token.CloseBracket);
  });

  protected readonly index = this.RULE("index", (): void => {
    this.CONSUME(token.OpenIndex);
    this.SUBRULE(this.skipped, { ARGS: [never] });
    this.CONSUME(token.CloseBracket);
  });

  protected readonly parens = this.RULE("parens", (): void => {
    this.CONSUME(token.OpenParen);
    this.SUBRULE(this.skipped, { ARGS: [never] });
    this.CONSUME(token.CloseParen);
  });

  private readonly skippedAlternatives = [
    ...this.consumers(skippableTypes),
    { ALT: () => this.SUBRULE(this.braces) },
    { ALT: () => this.SUBRULE(this.brackets) },
    { ALT: () => this.SUBRULE(this.index) },
    { ALT: () => this.SUBRULE(this.parens) },
  ];

  /** An alternative for each of some token types. */
  protected consumers(types: readonly TokenType[]): { ALT: () => unknown }[] {
    return types.map((type) => ({ ALT: () => this.CONSUME(type) }));
  }
}
