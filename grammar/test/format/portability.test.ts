import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { readGoldenCases } from "./golden-cases.js";

// A CommonJS bundle without types.
const hcl: { parseToString(source: string): [unknown, unknown] } = createRequire(import.meta.url)("hcl2-parser");

/** Formatted documents that HCL cannot read, because of what their values are. */
const unreadable = [
  // HCL wants the end marker alone on its line, and a list wants a comma.
  "06-lists.txt: an item over several lines does",
  // Escapes that HCL does not know keep their spelling.
  "08-spellings.txt: double-quoted strings keep their spelling",
  // Single-quoted strings with a template marker stay.
  "08-spellings.txt: but not with a template marker",
];

test("formatted documents are HCL wherever their values are", () => {
  const failing = readGoldenCases().flatMap(({ file, cases }) =>
    cases.filter(({ expected }) => hcl.parseToString(expected)[1] !== null).map(({ name }) => `${file}: ${name}`),
  );
  expect(failing).toEqual(unreadable);
});
