import { expect, test } from "vitest";
import { hideSecrets } from "../../src/diagnostics/hide-secrets.js";

test.each([
  ['llm { url = "https://h/v1", key = "sk-live-1" }', 'llm { url = "https://h/v1", key = "*********" }'],
  ["llm = { key = 'sk' }", "llm = { key = '**' }"],
  ['llm {\n  key = concat("sk-", env("TAIL"))\n}', 'llm {\n  key = concat("***", env("TAIL"))\n}'],
  ['llm { key = "sk-half\n}', 'llm { key = "*******\n}'],
  ['llm { key = "é🦀" }', 'llm { key = "***" }'],
  ['llm { key = env("LLM_KEY") }', 'llm { key = env("LLM_KEY") }'],
  ['key = "not one"', 'key = "not one"'],
])("%j is shown as %j", (text, shown) => {
  expect(hideSecrets(text)).toBe(shown);
});
