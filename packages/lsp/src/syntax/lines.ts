/** Where the line that holds an offset begins. */
export function lineStartAt(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charAt(start - 1))) start--;
  return start;
}

/** Where the line that holds an offset ends, before its line break. */
export function lineEndAt(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text.charAt(end))) end++;
  return end;
}

function isLineBreak(character: string): boolean {
  return character === "\n" || character === "\r";
}
