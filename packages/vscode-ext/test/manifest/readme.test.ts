import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { extensionDirectory } from "../real-editor/paths.js";

const read = (file: string) => readFileSync(join(extensionDirectory, file), "utf8");
const { contributes } = JSON.parse(read("package.json"));
const texts: Record<string, string> = JSON.parse(read("package.nls.json"));
const rows = read("README.md")
  .split("\n")
  .filter((line) => line.startsWith("| "));

it("names every command in the read-me by its title", () => {
  const titles = contributes.commands.map(({ title }: { title: string }) => texts[title.replaceAll("%", "")]);
  expect(rows.flatMap((row) => /^\| \*(.+?)\* \|/.exec(row)?.[1] ?? []).sort()).toEqual(titles.sort());
});

it("names every setting in the read-me", () => {
  const settings = Object.keys(contributes.configuration.properties);
  expect(rows.flatMap((row) => /^\| `(.+?)` \|/.exec(row)?.[1] ?? []).sort()).toEqual(settings.sort());
});
