import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../support/repository.js";
import { requireBuild } from "../support/require-build.js";
import { openConsoleSession } from "./console-session.js";
import { matchesOutput, parseTranscript, renderTranscript } from "./console-transcript.js";
import { type Document, readDocuments } from "./documents.js";

// UPDATE_DOCS=1 writes what the commands print into the documents.
const update = process.env.UPDATE_DOCS === "1";

const documents = readDocuments().filter(({ fences }) => fences.some(({ language }) => language === "console"));

beforeAll(requireBuild);

describe.each(documents)("$file", (document) => {
  it("prints what it says", async () => {
    const session = openConsoleSession();
    try {
      for (const fence of document.fences.filter(({ language }) => language === "console")) {
        const exchanges = parseTranscript(fence.text);
        const outputs: string[] = [];
        for (const { command } of exchanges) outputs.push(await session.run(command));
        if (update) replaceFence(document, fence.text, renderTranscript(exchanges, outputs));
        else {
          const wrong = exchanges.some(({ output }, index) => !matchesOutput(output, outputs[index] ?? ""));
          if (wrong) expect(renderTranscript(exchanges, outputs), `line ${fence.line}`).toBe(fence.text);
        }
      }
    } finally {
      session.dispose();
    }
  }, 300_000);
});

function replaceFence({ file }: Document, before: string, after: string): void {
  const path = join(root, file);
  const text = readFileSync(path, "utf8");
  const start = text.indexOf(before);
  if (start < 0) throw new Error(`${file}: an indented console block cannot be updated; take it out of its list`);
  writeFileSync(path, text.slice(0, start) + after + text.slice(start + before.length));
}

describe("a console block", () => {
  it("is commands and their output", () => {
    expect(parseTranscript("$ a |\n> b\nx\ny\n$ c\n")).toEqual([
      { promptLines: ["$ a |", "> b"], command: "a |\nb", output: ["x", "y"] },
      { promptLines: ["$ c"], command: "c", output: [] },
    ]);
  });

  it("may hold a here-document", () => {
    expect(parseTranscript("$ cat > f <<'END'\n$ a\nEND\nx\n")).toEqual([
      { promptLines: ["$ cat > f <<'END'", "$ a", "END"], command: "cat > f <<'END'\n$ a\nEND", output: ["x"] },
    ]);
  });

  it.each([
    [["a", "b"], "a\nb\n", true],
    [["a", "b"], "a\nc\n", false],
    [["a", "…"], "a\nb\nc\n", true],
    [["…", "c"], "a\nb\nc\n", true],
    [["took … ms"], "took 12 ms\n", true],
    [["took … ms"], "took 12 s\n", false],
    [[], "", true],
    [[], "a\n", false],
  ] as const)("%j against %j: %s", (expected, actual, matches) => {
    expect(matchesOutput(expected, actual)).toBe(matches);
  });
});
