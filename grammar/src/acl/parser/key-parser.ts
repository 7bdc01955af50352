import * as token from "../lexer/tokens.js";
import { type AclToken, endOf } from "../lexer/tokens.js";
import { type EntryKey, identifierKey, invalidKey, numberKey, parenthesizedKey, stringKey } from "./entry-keys.js";
import { never, RecoveryParser } from "./recovery-parser.js";
import { checkParenCloser, reportLoneMinus } from "./value-problems.js";

/** The part of the grammar for the keys of objects, sound or not; a key that is none is reported and undefined. */
export abstract class KeyParser extends RecoveryParser {
  protected readonly keyAlternatives = [
    { ALT: (): EntryKey | undefined => identifierKey(this.CONSUME(token.AssignedName)) },
    { ALT: () => this.SUBRULE(this.wordKey) },
    { ALT: () => stringKey(this.session, this.CONSUME(token.Quoted)) },
    { ALT: () => numberKey(this.session, undefined, this.CONSUME(token.NumberToken)) },
    { ALT: () => this.SUBRULE(this.negativeKey) },
    { ALT: () => this.SUBRULE(this.parenthesizedKey) },
    { ALT: () => this.SUBRULE(this.invalidKey) },
  ];

  /** A name without a sign behind it, or a call. */
  private readonly wordKey = this.RULE("wordKey", (): EntryKey | undefined => {
    const word: AclToken = this.CONSUME(token.Word);
    let isCall = false;
    if (!this.next().firstOnLine) {
      this.OPTION(() => {
        this.SUBRULE(this.parens);
        isCall = true;
      });
    }
    if (!isCall) return identifierKey(word);
    return invalidKey(this.session, { start: word.startOffset, end: endOf(this.last()) });
  });

  private readonly negativeKey = this.RULE("negativeKey", (): EntryKey | undefined => {
    const minus: AclToken = this.CONSUME(token.Minus);
    const digits = this.OPTION(() => this.CONSUME(token.NumberToken));
    if (digits !== undefined && !this.RECORDING_PHASE) return numberKey(this.session, minus, digits);
    reportLoneMinus(this.session, minus);
    return undefined;
  });

  private readonly parenthesizedKey = this.RULE("parenthesizedKey", (): EntryKey | undefined => {
    const open: AclToken = this.CONSUME(token.OpenParen);
    const key = this.OPTION(() => this.CONSUME(token.Quoted));
    const isAlone = this.next().tokenType === token.CloseParen;
    this.SUBRULE(this.skipped, { ARGS: [never] });
    const close: AclToken = this.CONSUME(token.CloseParen);
    checkParenCloser(this.session, open, close, this.next());
    if (key !== undefined && isAlone && !this.RECORDING_PHASE) return parenthesizedKey(this.session, open, key, close);
    return invalidKey(this.session, { start: open.startOffset, end: endOf(close) });
  });

  /** A list, an object or a heredoc in the place of a key, or a number that is none. */
  private readonly invalidKey = this.RULE("invalidKey", (): EntryKey | undefined => {
    const first = this.next();
    this.OR([
      { ALT: () => this.SUBRULE(this.brackets) as unknown },
      { ALT: () => this.SUBRULE(this.braces) },
      { ALT: () => this.CONSUME(token.Heredoc) },
      { ALT: () => this.CONSUME(token.Unreadable) },
    ]);
    // What cannot be read was reported as that.
    if (first.tokenType === token.Unreadable) return undefined;
    return invalidKey(this.session, { start: first.startOffset, end: endOf(this.last()) });
  });
}
