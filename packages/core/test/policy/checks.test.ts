import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  checkFiles as untypedFiles,
  checksIndex as untypedIndex,
  checkNames as untypedNames,
} from "../../../../scripts/new-check.mjs";

const checkFiles = untypedFiles as (name: string, code: string) => Readonly<Record<string, string>>;
const checkNames = untypedNames as () => readonly string[];
const checksIndex = untypedIndex as (names: readonly string[]) => string;

const index = fileURLToPath(new URL("../../src/policy/checks/index.ts", import.meta.url));

test("the index lists every check", () => {
  const listed = (text: string) => text.match(/from "\.\/[a-z-]+\.js"/gu)?.sort();
  expect(listed(readFileSync(index, "utf8"))).toEqual(listed(checksIndex(checkNames())));
});

test.each(checkNames())("%s has a test of its name", (name) => {
  expect(existsSync(fileURLToPath(new URL(`checks/${name}.test.ts`, import.meta.url)))).toBe(true);
});

test("the scaffold writes a check, its test, a fixture and its page", () => {
  const files = checkFiles("deny-loop", "sentry.deny.loop");
  expect(Object.keys(files)).toEqual([
    "packages/core/src/policy/checks/deny-loop.ts",
    "packages/core/test/policy/checks/deny-loop.test.ts",
    "packages/core/test/fixtures/policy/warn/deny-loop.acl",
    "packages/core/test/fixtures/policy/warn/deny-loop.json",
    "docs/diagnostics/sentry.deny.loop.md",
  ]);
  expect(Object.values(files)[0]).toContain("export const denyLoop = defineCheck({");
});
