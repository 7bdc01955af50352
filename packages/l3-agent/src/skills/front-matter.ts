export interface FrontMatter {
  readonly name?: string;
  readonly description?: string;
  /** The text behind it. */
  readonly body: string;
}

/** Reads the head of a skill: lines `key: value` between two lines `---`. What it does not know is left alone. */
export function readFrontMatter(text: string): FrontMatter {
  const head = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (head === null) return { body: text };
  const [whole, lines = ""] = head;
  const name = fieldOf(lines, "name");
  const description = fieldOf(lines, "description");
  return {
    body: text.slice(whole.length),
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
  };
}

function fieldOf(lines: string, key: string): string | undefined {
  const line = lines.split(/\r?\n/).find((candidate) => candidate.startsWith(`${key}:`));
  const value = line?.slice(key.length + 1).trim();
  return value?.replace(/^(["'])(.*)\1$/, "$2");
}
