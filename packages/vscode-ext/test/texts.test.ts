import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";
import { expect, it } from "vitest";
import { extensionDirectory } from "./real-editor/paths.js";

const source = join(extensionDirectory, "src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const texts = new Map(files.map((file) => [file, readFileSync(join(source, file), "utf8")]));

it("gives translators every text of the extension", async () => {
  const contents = [...texts.values()].map((contents) => ({ extension: ".ts" as const, contents }));
  const bundle = JSON.parse(readFileSync(join(extensionDirectory, "l10n/bundle.l10n.json"), "utf8"));
  expect(bundle, "npm run l10n in packages/vscode-ext writes it anew").toEqual(await getL10nJson(contents));
});

/** Code of policies, and what only developers meet. */
const notShown = /^(commands\/policy-templates|results\/panel-html|webview\/tsconfig)/;

it.each([...texts].filter(([file]) => !notShown.test(file)))("%s shows no text that is not translated", (_, text) => {
  const code = text
    .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "")
    .replace(/\bl10n\.t\(\s*(["'`])(?:\\.|(?!\1)[^\\])*\1/g, "l10n.t()");
  const prose = Array.from(code.matchAll(/"((?:\\.|[^"\\\n])*)"/g), ([, literal = ""]) => literal).filter(
    // Two words, the first with a capital or the second a word alone: a sentence and no identifier, selector or style.
    (literal) => /^[A-Z][a-z]+(?: [A-Za-z]+|[.!?…]$)/.test(literal) || /^[a-z]+ [a-z]+ [a-z]+/.test(literal),
  );
  expect(prose).toEqual([]);
});
