import type { IToken } from "chevrotain";
import { exceedsUtf8Length } from "../source/utf8.js";
import { bracketOf } from "./arrange/bracket-kinds.js";
import type { Finding } from "./findings.js";
import type { LexedSource } from "./lexer/tokenize.js";
import { endOf } from "./lexer/tokens.js";
import type { AclLimits } from "./limits.js";

/** A source beyond the limit on its bytes; an empty range, because nothing of it was read. */
export function documentLimitFinding(source: string | Uint8Array, limits: AclLimits): Finding | undefined {
  const limit = limits.documentBytes;
  const isBeyond =
    typeof source === "string" ? exceedsUtf8Length(source, 0, source.length, limit) : source.length > limit;
  return isBeyond ? { code: "acl.limit.document_bytes", range: { start: 0, end: 0 }, words: { limit } } : undefined;
}

/** The first token beyond the limit on its bytes, or else the first bracket beyond the limit on the depth. */
export function tokenLimitFinding(text: string, lexed: LexedSource, limits: AclLimits): Finding | undefined {
  return longTokenFinding(text, lexed, limits.tokenBytes) ?? depthFinding(lexed.tokens, limits.nestingDepth);
}

function longTokenFinding(text: string, { tokens, comments }: LexedSource, limit: number): Finding | undefined {
  if (text.length * 3 <= limit) return undefined;
  const isLong = (token: IToken) => exceedsUtf8Length(text, token.startOffset, endOf(token), limit);
  const found = [tokens.find(isLong), comments.find(isLong)].filter((token) => token !== undefined);
  const first = found.sort((a, b) => a.startOffset - b.startOffset)[0];
  if (first === undefined) return undefined;
  const range = { start: first.startOffset, end: endOf(first) };
  return { code: "acl.limit.token_bytes", range, words: { limit } };
}

function depthFinding(tokens: readonly IToken[], limit: number): Finding | undefined {
  let depth = 0;
  for (const token of tokens) {
    const bracket = bracketOf(token);
    if (bracket === undefined) continue;
    if (!bracket.opens) {
      depth = Math.max(0, depth - 1);
      continue;
    }
    depth++;
    if (depth <= limit) continue;
    const range = { start: token.startOffset, end: endOf(token) };
    return { code: "acl.limit.nesting_depth", range, words: { limit } };
  }
  return undefined;
}
