import { formatAcl, toPlain } from "@a3s/acl-grammar";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatOnType, onTypeTriggers } from "../../src/features/formatting/format-on-type.js";
import { formatPolicy, formatPolicyRange } from "../../src/features/formatting/format-policy.js";
import { applyEdits } from "../support/apply-edits.js";
import { mutatedPolicy, richPolicy } from "../support/mutated-policy.js";
import { readCursor, snapshotOf } from "../support/read-cursor.js";

describe("document", () => {
  const check = (text: string) => applyEdits(text, formatPolicy(snapshotOf(text)));

  test("in the one layout, comments kept", () => {
    expect(check("a=1 # x\nlong_name : 'y'\n\n\n\nb{ c=1 }")).toBe(
      'a         = 1  # x\nlong_name = "y"\n\nb { c = 1 }\n',
    );
  });

  test("not with syntax errors", () => {
    expect(check("a=1\nb=")).toBe("a=1\nb=");
  });

  test("what the formatter gives, for any mutated document, and once is enough", () => {
    fc.assert(
      fc.property(mutatedPolicy, (text) => {
        const { parsed } = snapshotOf(text).analysis;
        const formatted = formatAcl(parsed);
        const expected = formatted.formatted ? formatted.text : text;
        expect(check(text)).toBe(expected);
        expect(formatPolicy(snapshotOf(expected))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("range", () => {
  const check = (marked: string) => {
    const [before = "", inside = "", after = ""] = marked.split("<|>");
    const text = before + inside + after;
    const range = { start: before.length, end: before.length + inside.length };
    return applyEdits(text, formatPolicyRange(snapshotOf(text), range));
  };

  test("only the items that it touches", () => {
    expect(check("a=1\n<|>b=2\n<|>\nc   =3\n")).toBe("a=1\nb = 2\n\nc   =3\n");
    expect(check("a=1\ndeny {\n  e<|>gress='x'\n   fi<|>le  =  'y'\n   exec='z'\n}\n")).toBe(
      'a=1\ndeny {\n  egress = "x"\n  file   = "y"\n   exec=\'z\'\n}\n',
    );
  });

  test("keeps what any policy says", () => {
    const messy = richPolicy.replaceAll("  ", "\t ").replaceAll(" = ", "=");
    fc.assert(
      fc.property(fc.nat(messy.length), fc.nat(400), (start, length) => {
        const end = Math.min(messy.length, start + length);
        const after = snapshotOf(check(`${messy.slice(0, start)}<|>${messy.slice(start, end)}<|>${messy.slice(end)}`));
        expect(after.analysis.accepted).toBe(true);
        expect(toPlain(after.analysis.parsed.document)).toEqual(toPlain(snapshotOf(messy).analysis.parsed.document));
      }),
      { numRuns: 150 },
    );
  });
});

describe("on typing", () => {
  /** The text after the character before the mark was typed, with the mark where it was but for the edits before it. */
  const check = (marked: string) => {
    const { snapshot, offset } = readCursor(marked);
    const { text } = snapshot;
    const typed = text.charAt(offset - 1);
    const edits = formatOnType(snapshot, offset, typed);
    for (const { range } of edits) expect(range.start).toBeLessThanOrEqual(offset);
    return applyEdits(text, edits);
  };

  test("a line break indents the new line, also in a broken document", () => {
    expect(check("deny {\n<|>")).toBe("deny {\n  ");
    expect(check("rules = [\n  {\n<|>")).toBe("rules = [\n  {\n    ");
    expect(check("deny {\n<|>}")).toBe("deny {\n}");
    expect(check("deny { }\n<|>  ")).toBe("deny { }\n");
  });

  test("a line break lays out the line before", () => {
    expect(check("fail_closed=true\n<|>")).toBe("fail_closed = true\n");
    expect(check("fail_closed=true\r\n<|>\r\ndry_run  =false")).toBe("fail_closed = true\r\n\r\ndry_run  =false");
  });

  test("a closing bracket goes below its opener and lays out what it closes", () => {
    expect(check("deny {\n  egress='e'\n  file='f'\n  }<|>\n")).toBe('deny {\n  egress = "e"\n  file   = "f"\n}\n');
    expect(check("a = @\ndeny {\n  egress = 'e'\n  }<|>\n")).toBe("a = @\ndeny {\n  egress = 'e'\n}\n");
  });

  test("nothing in comments, strings and heredocs", () => {
    expect(check("/*\n<|>\n*/")).toBe("/*\n\n*/");
    expect(check("b {\n  a = <<E\n<|>\nE\n}")).toBe("b {\n  a = <<E\n\nE\n}");
    expect(check("b { a = '}<|>' }")).toBe("b { a = '}' }");
  });

  test("at any offset of any mutated document nothing is said differently", () => {
    fc.assert(
      fc.property(mutatedPolicy, fc.nat(), fc.constantFrom(...onTypeTriggers), (text, at, typed) => {
        const offset = at % (text.length + 1);
        const now = text.slice(0, offset) + typed + text.slice(offset);
        const before = snapshotOf(now);
        const edits = formatOnType(before, offset + 1, typed);
        for (const { range } of edits) expect(range.end).toBeLessThanOrEqual(now.length);
        const after = snapshotOf(applyEdits(now, edits)).analysis;
        if (!before.analysis.accepted) return;
        expect(toPlain(after.parsed.document)).toEqual(toPlain(before.analysis.parsed.document));
      }),
      { numRuns: 200 },
    );
  });
});
