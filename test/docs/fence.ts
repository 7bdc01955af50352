/** A fenced block of code in a Markdown document. */
export interface Fence {
  /** The first word of its info string, for example `acl`; empty when there is none. */
  readonly language: string;
  /** The other words of the info string. */
  readonly words: readonly string[];
  readonly text: string;
  /** The line of its opening mark, counted from 1. */
  readonly line: number;
}

/** Finds the fenced blocks of a Markdown document, those inside of lists and quotations included. */
export function parseFences(markdown: string): Fence[] {
  const lines = markdown.split("\n");
  const fences: Fence[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const open = /^([ \t>]*)(`{3,}|~{3,})\s*(.*?)\s*$/.exec(lines[index] ?? "");
    if (open === null) continue;
    const [, margin = "", mark = "", info = ""] = open;
    const body: string[] = [];
    const line = index + 1;
    for (index += 1; index < lines.length && !isClose(lines[index] ?? "", mark); index += 1) {
      body.push(withoutMargin(lines[index] ?? "", margin));
    }
    const [language = "", ...words] = info.split(/\s+/);
    fences.push({ language, words, text: body.map((text) => `${text}\n`).join(""), line });
  }
  return fences;
}

function isClose(line: string, mark: string): boolean {
  const text = line.replace(/^[ \t>]*/, "").trimEnd();
  return text.length >= mark.length && text === (mark[0] ?? "").repeat(text.length);
}

function withoutMargin(line: string, margin: string): string {
  return line.startsWith(margin) ? line.slice(margin.length) : line.replace(/^\s*>?\s*/, "");
}
