import { applyPatch } from "diff";
import pc from "picocolors";
import { expect, test } from "vitest";
import { plainColors } from "../../src/terminal/colors.js";
import { showDiff } from "../../src/terminal/show-diff.js";

test("a unified diff", () => {
  const change = { file: "a.acl", before: "a=1\nb = 2\n", after: "a = 1\nb = 2\n" };
  expect(showDiff(change, plainColors, false)).toBe(
    ["--- a.acl", "+++ a.acl", "@@ -1,2 +1,2 @@", "-a=1", "+a = 1", " b = 2", ""].join("\n"),
  );
});

test("on a terminal it is coloured, and what the file holds does nothing", () => {
  const change = { file: "a\u001b.acl", before: "# \u001b[2J\n", after: "#\n" };
  expect(showDiff(change, pc.createColors(true), true)).toBe(
    [
      '\u001b[1m--- "a\\033.acl"\u001b[22m',
      '\u001b[1m+++ "a\\033.acl"\u001b[22m',
      "\u001b[36m@@ -1,1 +1,1 @@\u001b[39m",
      "\u001b[31m-# ␛[2J\u001b[39m",
      "\u001b[32m+#\u001b[39m",
      "",
    ].join("\n"),
  );
});

test("elsewhere it is exact, so that it can be applied", () => {
  const before = "# \u001b[2J\r\na=1";
  const after = "# \u001b[2J\r\na = 1\r\n";
  expect(applyPatch(before, showDiff({ file: "a.acl", before, after }, plainColors, false))).toBe(after);
});

test("two long texts without a common line make one hunk that can be applied", () => {
  const lines = [...Array(30_000).keys()];
  const before = lines.map((i) => `old${i}`).join("\n");
  const after = `${lines.map((i) => `new${i}\n`).join("")}`;
  const diff = showDiff({ file: "a.acl", before, after }, plainColors, false);
  expect(diff.split("\n").slice(0, 4)).toEqual(["--- a.acl", "+++ a.acl", "@@ -1,30000 +1,30000 @@", "-old0"]);
  expect(applyPatch(before, diff)).toBe(after);
});
