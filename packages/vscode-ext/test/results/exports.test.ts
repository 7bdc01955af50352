import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFromView } from "../../src/results/messages.js";
import { panelHtml } from "../../src/results/panel-html.js";
import type { Column } from "../../src/results/table.js";
import { toCsv } from "../../src/results/to-csv.js";
import { toNdjson } from "../../src/results/to-ndjson.js";

const columns: Column[] = [
  { key: "line", label: "Line", width: 1, kind: "number" },
  { key: "subject", label: "Subject", width: 5 },
];

describe("CSV", () => {
  it("quotes every cell", () => {
    expect(toCsv(columns, [{ cells: ["1", 'say "hi", twice\nplease'] }])).toBe(
      '"line","subject"\r\n"1","say ""hi"", twice\nplease"\r\n',
    );
  });

  it.each(["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uFF1D1+1"])(
    "makes a text of the formula %j",
    (cell) => {
      expect(toCsv(columns, [{ cells: ["1", cell] }])).toContain(`"'${cell}"`);
    },
  );

  it("never begins a cell with what a spreadsheet calculates", () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        const [, row = ""] = toCsv([columns[1] as Column], [{ cells: [cell] }]).split(/(?<=^"subject"\r\n)/);
        expect(row).toMatch(/^"(?![=+\-@\t\r\n])/);
      }),
    );
  });
});

it("gives NDJSON with the numbers as numbers, and what a row has beyond its cells", () => {
  const rows = [{ cells: ["1", "=a"], details: { deny: { action: "DenyFile" } } }, { cells: ["", "b"] }];
  expect(toNdjson(columns, rows)).toBe(
    '{"line":1,"subject":"=a","deny":{"action":"DenyFile"}}\n{"line":null,"subject":"b"}\n',
  );
});

describe("a message of the view", () => {
  it.each([
    [{ type: "ready" }, { type: "ready" }],
    [
      { type: "event", row: 2, extra: 1 },
      { type: "event", row: 2 },
    ],
    [
      { type: "export", format: "csv", rows: [0, 2] },
      { type: "export", format: "csv", rows: [0, 2] },
    ],
    [{ type: "event", row: 3 }, undefined],
    [{ type: "event", row: -1 }, undefined],
    [{ type: "event", row: 0.5 }, undefined],
    [{ type: "rule", row: "0" }, undefined],
    [{ type: "export", format: "exe", rows: [] }, undefined],
    [{ type: "export", format: "csv", rows: [0, 1, 2, 0] }, undefined],
    [{ type: "export", format: "csv", rows: { length: 1 } }, undefined],
    [{ type: "constructor" }, undefined],
    [null, undefined],
    ["ready", undefined],
  ])("%j is read as %j", (message, read) => {
    expect(readFromView(message, 3)).toEqual(read);
  });

  it("is never more than what was asked for", () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        const read = readFromView(message, 3);
        expect(read === undefined || typeof read.type === "string").toBe(true);
      }),
    );
  });
});

it("has a page that runs one script and takes nothing from elsewhere", () => {
  const html = panelHtml({
    cspSource: "https://views.example",
    script: "https://views.example/results.js",
    style: "https://views.example/results.css",
    nonce: "abc123",
    language: "de",
    title: '"><script>alert(1)</script>',
  });
  expect(html).toContain("default-src 'none'; style-src https://views.example; script-src 'nonce-abc123'");
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toMatch(/unsafe|\son\w+=/);
});
