import type { LineIndex } from "@a3s/acl-grammar";
import { type SemanticTokenName, semanticTokenTypes } from "./legend.js";
import type { SemanticToken } from "./semantic-tokens.js";

const numbers = new Map<SemanticTokenName, number>(semanticTokenTypes.map(({ name }, index) => [name, index]));

/** The tokens as the Language Server Protocol writes them: five numbers each, places relative to the token before. */
export function encodeTokens(tokens: readonly SemanticToken[], lineIndex: LineIndex): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { range, type, isDeclaration } of tokens) {
    const at = lineIndex.positionAt(range.start);
    const isSameLine = at.line === line;
    data.push(at.line - line, isSameLine ? at.character - character : at.character, range.end - range.start);
    data.push(numbers.get(type) ?? 0, isDeclaration ? 1 : 0);
    line = at.line;
    character = at.character;
  }
  return data;
}

/** A change of encoded tokens, as the protocol has it. */
export interface TokensEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: readonly number[];
}

/** What turns one list of encoded tokens into another: one edit, or none where they are the same. */
export function tokensEdits(before: readonly number[], after: readonly number[]): readonly TokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const deleteCount = before.length - start - tail;
  const data = after.slice(start, after.length - tail);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
