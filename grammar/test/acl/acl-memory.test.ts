import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AclMemory, parseAcl } from "../../src/index.js";
import { anyText, piece } from "../support/any-text.js";
import { arbitraryDocument } from "../support/arbitrary-document.js";

const soundRule = fc
  .tuple(
    fc.constantFrom("a", "b", "c"),
    fc.constantFrom("# why\n", "", "\n"),
    fc.constantFrom(" # end\n", "\n", "\r\n"),
  )
  .map(([name, above, end]) => `${above}rule "${name}" {\n  on = "Dns" # kind\n  match = '\\.x$'\n}${end}`);
const entry = fc.constantFrom(
  '  { name = "a" },\n',
  "  { name = 'b', on = \"Dns\" }, # c\n",
  '  # above\n  {\n    name = "c"\n    "on" = x,\n  },\n',
  "  {}, {},\n",
  "  {} /* d */, /* e */ /* f */\n",
  "  { a = [1,\n 2] },\r\n\n",
  "  { a = <<E\nx\nE\n  },\n",
  "  {}\n",
  "  1,\n",
  '  { name = "d"\n  on = "Dns"\n    "x },\n',
  '  { name = "e", on = "D"ns" },\n',
  ",  # g\n",
  "  /* h */,\n",
);
const list = fc
  .tuple(
    fc.constantFrom("# top\nrules = [\n", "rules = [\n", "  x: [ \n", "y = [ # z\n"),
    fc.array(entry, { maxLength: 8 }),
  )
  .chain(([opening, entries]) =>
    fc.constantFrom("]\n", "]\n", "  # last\n]\n", "] # end\n", "").map((end) => `${opening}${entries.join("")}${end}`),
  );
const chunk = fc.oneof(
  { weight: 3, arbitrary: list },
  { weight: 5, arbitrary: soundRule },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: arbitraryDocument() },
  {
    weight: 1,
    arbitrary: fc.constantFrom("x = 1\n", "\n"),
  },
);
const anyDocument = fc.array(chunk, { maxLength: 6 }).map((chunks) => chunks.join(""));
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof({ weight: 5, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(80) }),
  insert: fc.oneof({ weight: 4, arbitrary: piece }, { weight: 2, arbitrary: fc.constant("") }, chunk),
});

function edited(text: string, { at, remove, insert }: { at: number; remove: number; insert: string }): string {
  const start = Math.floor(at * (text.length + 1));
  return text.slice(0, start) + insert + text.slice(start + remove);
}

describe("a memory", () => {
  it("makes no difference to what is parsed, whatever is edited", () => {
    fc.assert(
      fc.property(
        anyDocument,
        fc.array(edit, { maxLength: 8 }),
        fc.constantFrom(3, 100),
        (start, edits, diagnostics) => {
          const memory = new AclMemory();
          let text = start;
          const limits = { diagnostics };
          for (const change of [undefined, ...edits]) {
            if (change !== undefined) text = edited(text, change);
            const { parts: _, ...parsed } = parseAcl(text, { memory, limits });
            expect({ ...parsed }).toEqual(parseAcl(text, { limits }));
          }
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 150) },
    );
  });

  it.each([
    ["blocks", (index: number) => `rule "r${index}" {\n  on = "Dns"\n}\n`, "", ""],
    ["a list", (index: number) => `  { name = "r${index}", on = "Dns" }, # why\n`, "rules = [\n", "]\n"],
  ])(
    "reads only a few rules of %s again after an edit in one, be it broken by that or mended",
    (_, rule, start, end) => {
      const text = `${start}${Array.from({ length: 50 }, (_, index) => rule(index)).join("")}${end}`;
      const memory = new AclMemory();
      const before = new Set(parseAcl(text, { memory }).parts?.map(({ fragment }) => fragment));
      expect(before.size).toBe(50);
      for (const changed of ['"Dx', '"D"', '"Dns" on', "D"]) {
        const { parts = [] } = parseAcl(text.replace(/(r25[^D]*)"Dns"/u, `$1${changed}`), { memory });
        expect(parts.length).toBe(50);
        expect(parts.filter(({ fragment }) => !before.has(fragment)).length).toBe(1);
      }
    },
  );

  it.each([",  # why\n", "  /* why */,\n", "  {}, /* why\n*/, # why\n"])(
    "leaves the comment of %j, a line of a list without an object, with the object below it",
    (line) => {
      const text = `rules = [\n  {},\n${line}  {},\n  {},\n]\n`;
      expect(parseAcl(text, { memory: new AclMemory() }).document).toEqual(parseAcl(text).document);
    },
  );

  it("is of no harm where a text is beyond a limit", () => {
    const memory = new AclMemory();
    const text = "{".repeat(100_000);
    for (const edited of [text, `x${text}`]) {
      const { parts, ...parsed } = parseAcl(edited, { memory });
      expect(parts).toBeUndefined();
      expect(parsed).toEqual(parseAcl(edited));
    }
  });
});
