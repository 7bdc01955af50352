import type { Range } from "@a3s/acl-grammar";
import type { JsonMember, JsonNode } from "./json-node.js";

/** Where a text stops being JSON, and what should have stood there. */
export interface JsonProblem {
  readonly expected: string;
  readonly range: Range;
}

export interface ReadJson {
  readonly root: JsonNode;
  /**
   * The first problem; absent exactly where `JSON.parse` would read the text, but for a text that is nested more than a
   * hundred deep.
   */
  readonly problem?: JsonProblem;
}

/** No event is nested so deeply. The bound keeps hostile text from using up the stack. */
const maxDepth = 100;

/**
 * Reads one line of JSON with the places of all its parts, offsets from the start of the text. Never throws: of a text
 * that is not JSON it gives what can be read, and the first problem. What follows a problem is read as well as it can be,
 * for those who want to complete what is being typed.
 */
export function readJson(text: string): ReadJson {
  const reader = new Reader(text);
  const root = reader.value(0);
  reader.end();
  return reader.problem === undefined ? { root } : { root, problem: reader.problem };
}

class Reader {
  readonly #text: string;
  #offset = 0;
  problem: JsonProblem | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): JsonNode {
    this.#blanks();
    const start = this.#offset;
    const first = this.#text[start];
    if (first === '"') {
      const value = this.#string();
      return { kind: "string", value, range: { start, end: this.#offset } };
    }
    if ((first === "{" || first === "[") && depth >= maxDepth) {
      this.#expected("fewer levels of nesting", start + 1);
      this.#offset = this.#text.length;
      return { kind: "missing", range: { start, end: start } };
    }
    if (first === "{") return this.#object(depth);
    if (first === "[") return this.#array(depth);
    return this.#word();
  }

  end(): void {
    this.#blanks();
    if (this.#offset < this.#text.length) this.#expected("the end of the line", this.#text.length);
  }

  #object(depth: number): JsonNode {
    const start = this.#offset++;
    const members: JsonMember[] = [];
    for (let isFirst = true; ; isFirst = false) {
      this.#blanks();
      const next = this.#text[this.#offset];
      if (next === "}") {
        this.#offset++;
        break;
      }
      if (!isFirst && next === ",") {
        this.#offset++;
        this.#blanks();
      } else if (!isFirst) {
        this.#expected("a comma or }");
      }
      if (this.#text[this.#offset] !== '"') {
        this.#expected(isFirst ? "a name in double quotes or }" : "a name in double quotes");
        if (!this.#skipToName()) break;
        if (this.#text[this.#offset] === "}") continue;
      }
      members.push(this.#member(depth));
    }
    return { kind: "object", members, range: { start, end: this.#offset } };
  }

  #member(depth: number): JsonMember {
    const start = this.#offset;
    const key = this.#string();
    const keyRange = { start, end: this.#offset };
    this.#blanks();
    if (this.#text[this.#offset] !== ":") {
      this.#expected("a colon");
      const at = { start: this.#offset, end: this.#offset };
      return { key, keyRange, value: { kind: "missing", range: at }, range: keyRange };
    }
    this.#offset++;
    const value = this.value(depth + 1);
    return { key, keyRange, value, range: { start, end: Math.max(value.range.end, this.#offset) } };
  }

  #array(depth: number): JsonNode {
    const start = this.#offset++;
    const items: JsonNode[] = [];
    for (let isFirst = true; ; isFirst = false) {
      this.#blanks();
      const next = this.#text[this.#offset];
      if (next === "]") {
        this.#offset++;
        break;
      }
      if (next === undefined || next === "}") {
        this.#expected("a comma or ]");
        break;
      }
      if (!isFirst && next === ",") this.#offset++;
      else if (!isFirst) this.#expected("a comma or ]");
      const before = this.#offset;
      items.push(this.value(depth + 1));
      // A character that begins no value is stepped over, so that reading always gets on.
      if (this.#offset === before) this.#offset++;
    }
    return { kind: "array", items, range: { start, end: Math.min(this.#offset, this.#text.length) } };
  }

  /** A string that is not closed ends with the text. */
  #string(): string {
    const start = this.#offset;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === "\\" ? 2 : 1;
    const isClosed = end < this.#text.length;
    this.#offset = Math.min(end + 1, this.#text.length);
    if (!isClosed) this.#problemAt("a closing double quote", { start, end: this.#text.length });
    const source = this.#text.slice(start, this.#offset);
    try {
      return JSON.parse(isClosed ? source : `${source}"`) as string;
    } catch {
      if (isClosed) this.#stringProblem(start);
      return source.slice(1, isClosed ? -1 : undefined);
    }
  }

  /** Names the place inside of a closed string that keeps it from being one. */
  #stringProblem(start: number): void {
    for (let offset = start + 1; offset < this.#offset - 1; offset++) {
      if (this.#text.charCodeAt(offset) < 0x20) {
        this.#problemAt("an escape instead of a control character", { start: offset, end: offset + 1 });
        return;
      }
      if (this.#text[offset] !== "\\") continue;
      if (!/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(this.#text.slice(offset, offset + 6))) {
        this.#problemAt("a known escape", { start: offset, end: offset + 2 });
        return;
      }
      offset++;
    }
  }

  #word(): JsonNode {
    const start = this.#offset;
    while (this.#offset < this.#text.length && !'{}[],:" \t\n\r'.includes(this.#text[this.#offset] ?? "")) {
      this.#offset++;
    }
    const range = { start, end: this.#offset };
    const word = this.#text.slice(start, this.#offset);
    if (word === "true" || word === "false") return { kind: "literal", value: word === "true", range };
    if (word === "null") return { kind: "literal", value: null, range };
    if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) {
      return { kind: "number", value: Number(word), range };
    }
    this.#problemAt("a value", word === "" ? { start, end: Math.min(start + 1, this.#text.length) } : range);
    return { kind: "missing", range };
  }

  /** Goes on at the next name or the end of the object; false where the text has neither. */
  #skipToName(): boolean {
    while (this.#offset < this.#text.length && !'"}'.includes(this.#text[this.#offset] ?? "")) this.#offset++;
    return this.#offset < this.#text.length;
  }

  #blanks(): void {
    while (" \t\n\r".includes(this.#text[this.#offset] ?? "x")) this.#offset++;
  }

  #expected(expected: string, end?: number): void {
    const start = Math.min(this.#offset, this.#text.length);
    this.#problemAt(expected, { start, end: end ?? Math.min(start + 1, this.#text.length) });
  }

  #problemAt(expected: string, range: Range): void {
    this.problem ??= { expected, range };
  }
}
