import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checks } from "../../src/policy/checks/index.js";
import { diagnosticCodes } from "../../src/policy/diagnostic-codes.js";
import { fixtures } from "./fixtures.js";

const codes = Object.keys(diagnosticCodes);
const allFixtures = (["invalid", "warn", "load", "proofs", "expectations"] as const).flatMap((kind) => fixtures(kind));
const manual = fileURLToPath(new URL("../../../../docs/diagnostics/", import.meta.url));

test("every code is triggered by a fixture", () => {
  const triggered = new Set(allFixtures.map(({ expected }) => expected.code));
  expect(codes.filter((code) => !triggered.has(code))).toEqual([]);
});

test("every fixture triggers a code that is in the table", () => {
  const unknown = allFixtures.filter(({ expected }) => !codes.includes(expected.code));
  expect(unknown.map(({ name }) => name)).toEqual([]);
});

test("every code has a page in the manual, and every page a code", () => {
  expect(codes.filter((code) => !existsSync(`${manual}${code}.md`))).toEqual([]);
  const pages = readdirSync(manual).filter((file) => /^[a-z].*\.md$/u.test(file));
  expect(pages.filter((page) => !codes.includes(page.slice(0, -".md".length)))).toEqual([]);
});

test("no two checks have the same code", () => {
  expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length);
});

test.each(codes)("%s says what it is in one line", (code) => {
  const { message, documentation } = diagnosticCodes[code] ?? { message: "", documentation: "" };
  expect(message).toMatch(/^\S[^\n]*[^\s.]$/u);
  expect(documentation).toMatch(/\.$/u);
});
