/** One command of a console block, and what the document says it prints. */
export interface Exchange {
  /** The lines as they stand in the document, the prompt included. */
  readonly promptLines: readonly string[];
  readonly command: string;
  readonly output: readonly string[];
}

/** Stands in a document for any lines when alone on a line, and for any characters within one. */
const elision = "…";

/** Reads a console block: `$ ` starts a command, `> ` and the lines of a here-document go on with it, the rest is output. */
export function parseTranscript(text: string): Exchange[] {
  const exchanges: { promptLines: string[]; command: string; output: string[] }[] = [];
  let endOfInput: string | undefined;
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const last = exchanges.at(-1);
    if (last !== undefined && endOfInput !== undefined) {
      last.promptLines.push(line);
      last.command += `\n${line}`;
      if (line === endOfInput) endOfInput = undefined;
    } else if (line.startsWith("$ ")) {
      exchanges.push({ promptLines: [line], command: line.slice(2), output: [] });
      endOfInput = /<<'?(\w+)'?/.exec(line)?.[1];
    } else if (last === undefined) throw new Error("a console block starts with a command: $ …");
    else if (line.startsWith("> ") && last.output.length === 0) {
      last.promptLines.push(line);
      last.command += `\n${line.slice(2)}`;
    } else last.output.push(line);
  }
  return exchanges;
}

/** Whether the output is what the document says. */
export function matchesOutput(expected: readonly string[], actual: string): boolean {
  const pattern = expected.map((line) =>
    line.trim() === elision ? "(?:.*\\n)*" : `${line.split(elision).map(escapeRegExp).join(".*")}\\n`,
  );
  return new RegExp(`^${pattern.join("")}$`, "u").test(withFinalNewline(actual));
}

/** The block with the output that the commands really gave, elisions kept where they still hold. */
export function renderTranscript(exchanges: readonly Exchange[], outputs: readonly string[]): string {
  const lines = exchanges.flatMap(({ promptLines, output }, index) => {
    const actual = outputs[index] ?? "";
    const kept = matchesOutput(output, actual) ? output : withFinalNewline(actual).split("\n").slice(0, -1);
    return [...promptLines, ...kept];
  });
  return lines.map((line) => `${line}\n`).join("");
}

function withFinalNewline(text: string): string {
  const trimmed = text.replace(/[ \t]+$/gm, "");
  return trimmed === "" || trimmed.endsWith("\n") ? trimmed : `${trimmed}\n`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
