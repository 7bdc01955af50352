import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../../../test/support/find-browser.js";
import { buildExtension } from "../../scripts/build.mjs";
import type { ViewTexts } from "../../src/results/messages.js";
import type { Row, Table } from "../../src/results/table.js";
import { viewRows } from "../../src/results/view-rows.js";
import { type OpenView, openView } from "./open-view.js";

const browser = await findBrowser().catch((error: Error) => error);

const texts: ViewTexts = {
  filter: "Filter rows",
  all: "all",
  count: "{0} of {1} rows",
  event: "Go to event",
  rule: "Go to rule",
  ruleBefore: "Go to old rule",
  explain: "Explain",
  csv: "Export CSV",
  ndjson: "Export NDJSON",
  command: "Copy command",
  refresh: "Run again",
  loading: "Loading…",
  keys: "Arrow keys move.",
};

const place = { uri: "file:///events.ndjson", line: 0 };

function table(rows: readonly Row[]): Table {
  const columns = [
    { key: "line", label: "Line", width: 4, kind: "number" },
    { key: "verdict", label: "Verdict", width: 6, kind: "verdict", choosable: true },
    { key: "rule", label: "Rule", width: 9, choosable: true },
    { key: "event", label: "Event", width: 18 },
  ] as const;
  return { title: "Dry run", summary: "What was asked.", empty: "Nothing.", columns, rows, command: "sentry eval" };
}

/** As many rows as an events file of some days has; their numbers are not in order. */
const manyRows = Array.from({ length: 100_000 }, (_, index): Row => {
  const number = (index * 7919) % 100_000;
  const [verdict = "", rule = ""] = [
    ["block", "no-netcat"],
    ["allow", ""],
    ["escalate", "look-closer"],
  ][index % 3] ?? [""];
  return { cells: [String(index + 1), verdict, rule, `run ${String(number).padStart(6, "0")}`], event: place };
});

if (browser instanceof Error) {
  // The suite beside this one says loudly that there is no browser.
  it("shows a table in a browser", ({ skip }) => skip(browser.message));
} else {
  describe("the view of a table", () => {
    let view: OpenView;
    let page: Page;
    let grid: Locator;
    beforeAll(async () => {
      await buildExtension();
      view = await openView(browser);
      page = view.page;
      grid = page.getByRole("grid");
    });
    afterAll(() => view.close());

    const show = async (shown: Table) => {
      const { title, summary, empty, columns, rows } = shown;
      const common = { type: "table", title, summary, empty, columns, texts, hasCommand: true, chosen: {} } as const;
      await view.post({ ...common, rowCount: rows.length, actions: ["event", "rule", "explain"] });
      for (const message of viewRows(shown)) await view.post(message);
      await settled();
    };
    const settled = () => page.locator("[role=grid]:not([aria-busy=true])").waitFor();
    /** The rows that are elements, by their place in the table, with the text of their last cell. */
    const drawn = async () => {
      await settled();
      return page
        .locator(".canvas [role=row]")
        .evaluateAll((rows) =>
          rows.map((row) => [Number(row.getAttribute("aria-rowindex")) - 2, row.lastElementChild?.textContent ?? ""]),
        );
    };

    describe("of 100,000 rows", () => {
      beforeAll(() => show(table(manyRows)));

      const event = (row: Row | undefined) => row?.cells[3];
      /** Looks at the top, in the middle and at the end of what should be shown. */
      const expectRows = async (rows: readonly Row[]) => {
        await settled();
        expect(await grid.getAttribute("aria-rowcount")).toBe(String(rows.length + 1));
        for (const share of [0, 0.5, 1]) {
          await page.locator(".viewport").evaluate((viewport, share) => {
            viewport.scrollTop = share * (viewport.scrollHeight - viewport.clientHeight);
          }, share);
          const middle = Math.floor(share * (rows.length - 1));
          await page.locator(`.canvas [aria-rowindex="${middle + 2}"]`).waitFor();
          const elements = await drawn();
          expect(elements.length).toBeLessThan(80);
          for (const [index, text] of elements) expect(text).toBe(event(rows[Number(index)]));
        }
      };

      it("draws those in sight, wherever a reader scrolls", async () => {
        await expectRows(manyRows);
      });

      it("draws them in the order that a reader asks for", async () => {
        await page.getByRole("button", { name: "Event", exact: true }).click();
        const sorted = manyRows.toSorted((a, b) => ((event(a) ?? "") < (event(b) ?? "") ? -1 : 1));
        await expectRows(sorted);
        await page.getByRole("button", { name: "Event", exact: true }).click();
        expect(await page.locator("[aria-sort=descending]").textContent()).toBe("Event");
        await expectRows(sorted.toReversed());
      });

      it("draws those that a reader filters for, still in order", async () => {
        await page.getByRole("searchbox").fill("77 NETCAT");
        await page.getByRole("combobox", { name: "Verdict" }).selectOption("block");
        const sorted = manyRows
          .filter(({ cells }) => cells[2] === "no-netcat" && cells.some((cell) => cell.includes("77")))
          .toSorted((a, b) => ((event(a) ?? "") > (event(b) ?? "") ? -1 : 1));
        expect(sorted.length).toBeGreaterThan(100);
        await page
          .getByRole("status")
          .filter({ hasText: `${sorted.length} of 100000 rows` })
          .waitFor();
        await expectRows(sorted);
        await page.getByRole("button", { name: "Export NDJSON" }).click();
        const asked = view.asked.at(-1);
        expect(asked?.type === "export" && asked.rows.map((row) => manyRows[row])).toEqual(sorted);
      });

      it("says that there are none", async () => {
        await page.getByRole("searchbox").fill("nothing of this");
        await page.getByRole("status").filter({ hasText: "0 of 100000 rows" }).waitFor();
        expect(await drawn()).toEqual([]);
      });

      it("shows the table that is made anew as the one before, and keeps the focus", async () => {
        await page.getByRole("searchbox").fill("77 netcat");
        await page.getByRole("button", { name: "Run again" }).focus();
        await show(table(manyRows.slice(0, 50_000)));
        await page
          .getByRole("status")
          .filter({ hasText: /^\d+ of 50000 rows/ })
          .waitFor();
        expect(await page.getByRole("searchbox").inputValue()).toBe("77 netcat");
        expect(await page.getByRole("combobox", { name: "Verdict" }).inputValue()).toBe("block");
        expect(await page.locator("[aria-sort=descending]").textContent()).toBe("Event");
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Run again");
      });
    });

    describe("by keyboard", () => {
      beforeAll(() => show({ ...table(manyRows.slice(0, 5000)), title: "Another dry run" }));

      /** The row and the column of the focus, as a screen reader says them; the headers are row 1. */
      const focus = () =>
        page.evaluate(() => {
          const cell = document.activeElement?.closest("[role=gridcell], [role=columnheader]");
          return [cell?.parentElement?.getAttribute("aria-rowindex"), cell?.getAttribute("aria-colindex")].join(":");
        });

      it("has one cell among the stops of Tab, and moves from it by arrows, pages and ends", async () => {
        await page.getByRole("searchbox").fill("");
        await page.getByRole("combobox", { name: "Verdict" }).selectOption("");
        await page.getByRole("button", { name: "Line", exact: true }).click();
        await page.getByRole("status").filter({ hasText: "5000 of 5000 rows" }).waitFor();
        await settled();
        expect(await page.locator(".canvas [tabindex='0']").count()).toBe(1);
        await page.getByRole("button", { name: "Event", exact: true }).focus();
        await page.keyboard.press("Tab");
        expect(await focus()).toBe("2:1");
        for (const [key, place] of [
          ["ArrowDown", "3:1"],
          ["ArrowRight", "3:2"],
          ["End", "3:4"],
          ["ArrowRight", "3:4"],
          ["Control+End", "5001:4"],
          ["ArrowDown", "5001:4"],
          ["Home", "5001:1"],
          ["ArrowUp", "5000:1"],
          ["Control+Home", "2:1"],
          ["ArrowRight", "2:2"],
        ] as const) {
          await page.keyboard.press(key);
          expect([key, await focus()]).toEqual([key, place]);
        }
        expect(await page.locator(".canvas [tabindex='0']").count()).toBe(1);
        expect(await page.locator(".canvas [aria-selected=true]").getAttribute("aria-rowindex")).toBe("2");
      });

      it("moves on to the headers, where Enter sorts and opens nothing", async () => {
        const before = view.asked.length;
        await page.keyboard.press("ArrowUp");
        expect(await focus()).toBe("1:2");
        await page.keyboard.press("Enter");
        await page.locator("[role=columnheader][aria-sort=ascending]", { hasText: "Verdict" }).waitFor();
        await settled();
        expect(view.asked.length).toBe(before);
        await page.keyboard.press("ArrowDown");
        expect(await focus()).toBe("2:2");
      });

      it("opens by Enter what the row leads to", async () => {
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        expect(view.asked.at(-1)).toEqual({ type: "event", row: 3 });
      });

      it("keeps the focus, and the order of the rows, while the table is scrolled", async () => {
        for (const top of [50_000, 100_000, 0, 20_000]) {
          await page.locator(".viewport").evaluate((viewport, top) => {
            viewport.scrollTop = top;
          }, top);
          await page.locator(`.canvas [aria-rowindex="${Math.floor(top / 24) + 4}"]`).waitFor();
          expect(await focus()).toBe("3:2");
          const places = (await drawn()).map(([place]) => Number(place));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      });
    });

    it("shows what attackers wrote as a text that is seen, of which no more is drawn than anybody reads", async () => {
      const hostile = [
        "<script>alert(1)</script>",
        "\u001B]8;;http://x\u0007link\u001B[31m",
        "txt.\u202Eexe\u2066",
        "a\u200Bb\u00A0c\u3164d\u2800e\uFEFF",
        "\uD800 \u{E0001}",
        `${"😀".repeat(999)}${"x".repeat(1_000_000)}`,
      ];
      await show({ ...table(hostile.map((text) => ({ cells: ["1", text, text, text] }))), title: hostile[0] ?? "" });
      const events = (await drawn()).map(([, event]) => String(event));
      expect(events.slice(0, 5)).toEqual([
        "<script>alert(1)</script>",
        "\\u{1b}]8;;http://x\\u{7}link\\u{1b}[31m",
        "txt.\\u{202e}exe\\u{2066}",
        "a\\u{200b}b\\u{a0}c\\u{3164}d\\u{2800}e\\u{feff}",
        "\\u{d800} \\u{e0001}",
      ]);
      expect(events[5]).toBe(`${"😀".repeat(500)}…`);
      expect(await page.locator("[role=gridcell] *, h1 *, option *").count()).toBe(0);
      expect(await page.locator("script").count()).toBe(0);
    });
  });
}
