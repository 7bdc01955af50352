import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Setting, settingsTable } from "@a3s/sentry-lsp";
import { expect, it } from "vitest";
import { root } from "../support/repository.js";

const page = readFileSync(join(root, "docs/editor.md"), "utf8");

it("every mark of the feature matrix names a test that there is", () => {
  const rows = page.split("\n").filter((line) => line.includes("✔"));
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const [, file = "", title = ""] = /\| `([\w/.-]+\.test\.ts)` ([^|]+) \|$/u.exec(row) ?? [];
    const path = join(root, "packages/lsp/test", file);
    expect(file !== "" && existsSync(path), row).toBe(true);
    expect(readFileSync(path, "utf8"), row).toContain(`it("${title.trim()}"`);
  }
});

it("the settings on the page are those of the table", async () => {
  const [before = "", rest = ""] = page.split("<!-- settings -->");
  const [, after = ""] = rest.split("<!-- /settings -->");
  const rows = Object.entries(settingsTable).map(([name, setting]) => settingRow(name, setting));
  const listed = ["| setting | default | what it does |", "| --- | --- | --- |", ...rows].join("\n");
  const written = `${before}<!-- settings -->\n\n${listed}\n\n<!-- /settings -->${after}`;
  await expect(written).toMatchFileSnapshot("../../docs/editor.md");
});

function settingRow(name: string, { type, default: standard, description }: Setting): string {
  const choices = type.kind === "choice" ? ` One of ${Object.keys(type.choices).join(", ")}.` : "";
  return `| \`${name}\` | \`${JSON.stringify(standard)}\` | ${description}${choices} |`;
}
