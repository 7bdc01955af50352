import fc from "fast-check";
import { expect, test } from "vitest";
import { sourceTokens } from "../../src/acl/source-tokens.js";

test("the tokens of a broken text", () => {
  const text = 'deny { # why\n a = "x\n<<';
  expect(sourceTokens(text).map(({ kind, range }) => `${kind}:${text.slice(range.start, range.end).trim()}`)).toEqual([
    "word:deny",
    "open:{",
    "comment:# why",
    "line-break:",
    "word:a",
    "assignment:=",
    'unterminated-string:"x',
    "line-break:",
    "other:<<",
  ]);
});

test("tokens of any text are in order, apart, and leave out blanks alone", () => {
  const piece = fc.constantFrom(..."{}[]()=:,\"'#/*<\\ \n\tab1-.“”".split(""), "<<E\n", "\uFEFF");
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join("")),
      (text) => {
        let behind = 0;
        for (const { range } of sourceTokens(text)) {
          expect(range.start).toBeGreaterThanOrEqual(behind);
          expect(text.slice(behind, range.start)).toMatch(/^[ \t]*$/u);
          behind = range.end;
        }
        expect(text.slice(behind)).toMatch(/^[ \t]*$/u);
      },
    ),
  );
});
