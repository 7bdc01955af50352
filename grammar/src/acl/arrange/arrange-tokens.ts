import type { IToken } from "chevrotain";
import type { Range } from "../../source/range.js";
import { removal, singleEdit } from "../edits.js";
import type { Finding } from "../findings.js";
import type { LexedSource } from "../lexer/tokenize.js";
import * as token from "../lexer/tokens.js";
import { type AclToken, endOf, type VirtualCloser } from "../lexer/tokens.js";
import { hasInvisible } from "../strings/report-invisible.js";
import { type BracketKind, bracketOf, closingText, closingType } from "./bracket-kinds.js";
import { isUnterminatedComment, reportComments } from "./comment-findings.js";
import { continuedStringEnd } from "./continued-string.js";
import { createIncidentLog, type Incidents } from "./incidents.js";
import { lexicalFinding, unterminatedCommentFinding } from "./lexical-findings.js";
import { announcesValue, endsValue, isNumber, retype, roleOf } from "./token-roles.js";
import { closersLostAtEnd, closersLostOnLine, understandBrackets } from "./understand-brackets.js";

/** Tokens in an order that the grammar always accepts, and what was wrong with the text before. */
export interface ArrangedSource {
  /** Without line breaks, which their followers remember; with every bracket closed. */
  readonly tokens: AclToken[];
  /** In source order, those of a single slash included. */
  readonly comments: readonly IToken[];
  readonly incidents: Incidents;
  readonly mayHoldInvisible: boolean;
}

/**
 * Prepares the tokens for the parser: drops what recovery drops, closes what is left open, and gives a token the type
 * that its neighbours make of it, so that the parser decides by the next token alone. One walk over the tokens.
 */
export function arrangeTokens(text: string, lexed: LexedSource, findings: Finding[]): ArrangedSource {
  const source: readonly AclToken[] = lexed.tokens;
  const repair = understandBrackets(text, source, lexed.comments);
  const mayHoldInvisible = hasInvisible(text);
  const mayHoldForeignLetters = nonAscii.test(text);
  const comments: IToken[] = [...lexed.comments];
  const commentEnds = new Set(text.includes("\r") ? lexed.comments.filter(isLineComment).map(endOf) : []);
  const openKinds: BracketKind[] = [];
  const out: AclToken[] = [];
  const log = createIncidentLog(findings);
  const lostOpeners: Record<string, number> = {};
  let previous: AclToken | undefined;
  let firstOnLine = true;
  /** Up to this token the text belongs to a string that was left open on an earlier line. */
  let continuedTo = -1;

  function report(index: number, finding: Finding): void {
    if (index <= continuedTo) log.follow(finding.range.start);
    else log.report(finding);
  }

  function push(arranged: AclToken): void {
    arranged.firstOnLine = firstOnLine;
    firstOnLine = false;
    previous = arranged;
    out.push(arranged);
  }

  function takeLineBreak(raw: AclToken): void {
    log.endLine(raw.startOffset, endOf(raw));
    firstOnLine = true;
    if (raw.image !== "\r") return;
    const range = rangeOf(raw);
    const code = commentEnds.has(raw.startOffset) ? "acl.lex.lone_cr_in_comment" : "acl.lex.lone_cr";
    findings.push({ code, range, fixes: () => [singleEdit("use LF", { range, newText: "\n" })] });
  }

  function takeOpener(raw: AclToken): void {
    log.resume();
    const isIndex = raw.tokenType === token.OpenBracket && carriesOn() && !isInList();
    openKinds.push(bracketOf(raw)?.kind ?? "{");
    if (isIndex) retype(raw, token.OpenIndex);
    push(raw);
  }

  function takeCloser(raw: AclToken, index: number): void {
    const kind = openKinds[openKinds.length - 1];
    const range = rangeOf(raw);
    if (kind === undefined || (repair !== undefined && !repair.matches.partners.has(index))) {
      dropCloser(raw, index, kind);
      return;
    }
    openKinds.pop();
    if (bracketOf(raw)?.kind === kind) log.resume();
    else {
      const newText = closingText[kind];
      const fixes = () => [singleEdit(`replace by ${newText}`, { range, newText })];
      report(index, { code: "acl.parse.mismatched_close", range, fixes });
      retype(raw, closingType[kind]);
    }
    push(raw);
  }

  function dropCloser(raw: AclToken, index: number, kind: BracketKind | undefined): void {
    const isStray = repair?.matches.strays.has(index) ?? false;
    const isItemDue = firstOnLine || previous === undefined || itemsFollow.has(previous.tokenType);
    if (isStray && kind === "{" && isItemDue) {
      retype(raw, token.StrayCloser);
      push(raw);
      return;
    }
    const range = rangeOf(raw);
    const closed = bracketOf(raw)?.kind ?? "{";
    const lost = lostOpeners[closed] ?? 0;
    if (!isStray && lost > 0) {
      lostOpeners[closed] = lost - 1;
      log.follow(range.start);
      return;
    }
    const code = isStray ? "acl.parse.mismatched_close" : "acl.parse.unmatched_close";
    report(index, { code, range, fixes: () => [singleEdit("remove the bracket", removal(text, range))] });
  }

  function takeOdd(raw: AclToken, index: number): void {
    const type = raw.tokenType;
    const range = rangeOf(raw);
    if (type === token.ByteOrderMark) {
      findings.push({
        code: "acl.lex.bom",
        range,
        fixes: () => [singleEdit("remove the mark", { range, newText: "" })],
      });
      return;
    }
    const isHeredoc = type === token.UnterminatedHeredoc;
    const lostClosers = () => (isHeredoc ? closersLostAtEnd(source, repair) : closersLostOnLine(source, repair, index));
    const finding = lexicalFinding(raw, { text, isValueDue: announcesValue(previous), lostClosers });
    if (finding !== undefined) report(index, finding);
    if (type === token.UnterminatedString && index > continuedTo) takeOpenString(raw, index);
    if (type === token.SlashComment) comments.push(raw);
    if (type === token.SlashComment || type === token.Stray) return;
    if (type === token.SmartQuoted && raw.image.length === 1) return;
    raw.lexedAs = type;
    retype(raw, readableTypes.get(type) ?? token.Unreadable);
    push(raw);
  }

  /** A string without end may have taken the opening bracket of its line, or end on a later line. */
  function takeOpenString(raw: AclToken, index: number): void {
    const opener = /[[{(][ \t]*$/.exec(raw.image.slice(-100))?.[0].charAt(0);
    if (opener !== undefined) lostOpeners[opener] = (lostOpeners[opener] ?? 0) + 1;
    continuedTo = continuedStringEnd(source, index) ?? continuedTo;
  }

  function insertClosers(index: number): void {
    const isHidden = index === source.length && repair?.isEndHidden === true;
    let closers = "";
    for (const { opener, report } of repair?.plan.insertions.get(index) ?? []) {
      const open = source[opener];
      const kind = openKinds.pop();
      if (open === undefined || kind === undefined) continue;
      closers += closingText[kind];
      const offset = previous === undefined ? 0 : endOf(previous);
      out.push(virtualCloser(kind, offset, { opener: open, report: report && !isHidden, closers }));
    }
  }

  /** Whether the next token stands behind a value on its line. */
  function carriesOn(): boolean {
    return !firstOnLine && endsValue(previous);
  }

  function isInList(): boolean {
    return openKinds[openKinds.length - 1] === "[";
  }

  for (let index = 0; index < source.length; index++) {
    const raw = source[index];
    if (raw === undefined) break;
    if (repair !== undefined) insertClosers(index);
    if (index <= continuedTo && firstOnLine) log.follow(raw.startOffset);
    switch (roleOf(raw)) {
      case "plain":
        push(raw);
        break;
      case "lineBreak":
        takeLineBreak(raw);
        break;
      case "word":
        if (mayHoldForeignLetters && nonAscii.test(raw.image)) {
          findings.push({ code: "acl.lex.non_ascii_identifier", range: rangeOf(raw) });
        }
        push(raw);
        break;
      case "assign":
        if (!firstOnLine && previous?.tokenType === token.Word) retype(previous, token.AssignedName);
        push(raw);
        break;
      case "separator":
        log.resume();
        push(raw);
        break;
      case "opener":
        takeOpener(raw);
        break;
      case "closer":
        takeCloser(raw, index);
        break;
      case "operator":
        if (carriesOn()) retype(raw, token.Continuation);
        push(raw);
        break;
      case "minus":
        // In a list a number follows as the next item; everywhere else HCL's reading, a difference, is the only one.
        if (carriesOn() && !(isInList() && isNumber(source[index + 1]))) retype(raw, token.Continuation);
        push(raw);
        break;
      case "singleQuoted":
        retype(raw, token.Quoted);
        push(raw);
        break;
      case "odd":
        takeOdd(raw, index);
        break;
    }
  }
  reportOpenComment();
  insertClosers(source.length);
  comments.sort((a, b) => a.startOffset - b.startOffset);
  reportComments(text, comments, mayHoldInvisible, findings);
  return { tokens: out, comments, incidents: log.finish(text.length), mayHoldInvisible };

  function reportOpenComment(): void {
    const last = lexed.comments[lexed.comments.length - 1];
    if (last === undefined || !isUnterminatedComment(last)) return;
    const lostClosers = () => closersLostAtEnd(source, repair);
    log.report(unterminatedCommentFinding(last, { text, isValueDue: false, lostClosers }));
  }
}

const nonAscii = /[^\p{ASCII}]/u;

/** What the parser reads a broken token as. */
const readableTypes = new Map([
  [token.UnterminatedString, token.Quoted],
  [token.SmartQuoted, token.Quoted],
  [token.UnterminatedHeredoc, token.Heredoc],
]);

const itemsFollow = new Set([token.OpenBrace, token.CloseBrace, token.Comma, token.Semicolon, token.StrayCloser]);

function isLineComment(comment: IToken): boolean {
  return !comment.image.startsWith("/*");
}

function rangeOf(lexed: IToken): Range {
  return { start: lexed.startOffset, end: endOf(lexed) };
}

function virtualCloser(kind: BracketKind, offset: number, closes: VirtualCloser): AclToken {
  const type = closingType[kind];
  const tokenTypeIdx = type.tokenTypeIdx ?? 0;
  return { image: "", startOffset: offset, tokenTypeIdx, tokenType: type, firstOnLine: false, closes };
}
