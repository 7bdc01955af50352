import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { cellsOf, type Desk, eventually, open, openTable, type Step } from "../desk.js";
import { expectSame } from "../expect-same.js";

/** What leaves a view, and how what attackers wrote arrives. */
export const exportSteps: readonly Step[] = [
  [
    "what an event holds is text in the table, and never an element",
    async ({ page }) => {
      const view = await openTable(page, "hostile.acl", "Sentry: Dry-Run Policy on Sample Events");
      const events = (await cellsOf(view)).map((cells) => cells[6]);
      expectSame(events, [
        "=cmd|' /C calc'!A0",
        "git status",
        "+1+1",
        'say "hi", twice\\u{a}please',
        "@SUM(A1)",
        "/tmp/<img src=x onerror=alert(1)>",
        "\\u{9}-2+3",
        "\\u{1b}[31mred \\u{202e}txt.exe \\u{200b}\\u{85}",
        "-2+3",
      ]);
      if ((await view.locator("[role=gridcell] *").count()) > 0) throw new Error("a text became an element");
    },
  ],
  [
    "the rows that a reader sees are saved as CSV and as NDJSON, in their order",
    async (desk) => {
      const { page, directory } = desk;
      const view = await openTable(page, "hostile.acl", "Sentry: Dry-Run Policy on Sample Events");
      await view.getByRole("combobox", { name: "Kind" }).selectOption("ToolExec");
      await view.getByRole("button", { name: "Event", exact: true }).click();
      await view.locator(".canvas [aria-rowindex='2'] [role=gridcell]", { hasText: "-2+3" }).first().waitFor();
      const lines = (await cellsOf(view)).map(([line]) => line);
      expectSame(lines, ["7", "8", "3", "9", "1", "5", "2", "4"]);

      const csv = await saved(desk, view, "csv");
      const ndjson = await saved(desk, view, "ndjson");
      if (directory === undefined) {
        // The file is in the memory of the editor, which shows it.
        await open(page, "results.csv");
        await page.locator(".view-line", { hasText: `"'@SUM(A1)"` }).first().waitFor();
        return;
      }
      const [header, ...rows] = parseCsv(csv);
      expectSame(
        rows.map(([line]) => line),
        lines,
      );
      const column = header?.indexOf("event") ?? -1;
      expectSame(
        rows.map((cells) => cells[column]),
        [
          "'\t-2+3",
          "\u001B[31mred \u202Etxt.exe \u200B\u0085",
          "'+1+1",
          "'-2+3",
          "'=cmd|' /C calc'!A0",
          "'@SUM(A1)",
          "git status",
          'say "hi", twice\nplease',
        ],
      );
      const calculated = rows.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell));
      expectSame(calculated, []);

      const objects = ndjson.trimEnd().split("\n");
      const read = objects.map((text): Record<string, unknown> => JSON.parse(text));
      expectSame(
        read.map(({ line }) => String(line)),
        lines,
      );
      expectSame(
        [read[0]?.event, read[4]?.event, read[4]?.reason, read[7]?.event],
        ["\t-2+3", "=cmd|' /C calc'!A0", "formulas: =1+1 is no command", 'say "hi", twice\nplease'],
      );
    },
  ],
];

/** Saves what a view shows, through the dialog of the editor, and gives what is in the file where there is one. */
async function saved({ page, directory }: Desk, view: Frame, format: "csv" | "ndjson"): Promise<string> {
  await view.getByRole("button", { name: `Export ${format.toUpperCase()}` }).click();
  await page.waitForFunction(
    (file) => document.querySelector<HTMLInputElement>(".quick-input-widget input[type=text]")?.value.endsWith(file),
    `results.${format}`,
  );
  // The dialog takes no name before it has listed the folder.
  await eventually(async () => {
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-widget").waitFor({ state: "hidden", timeout: 2000 });
  });
  if (directory === undefined) return "";
  return eventually(async () => {
    await page.waitForTimeout(50);
    return readFileSync(join(directory, `results.${format}`), "utf8");
  });
}

/** The cells of the lines of CSV, as RFC 4180 has them. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell = "", end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}
