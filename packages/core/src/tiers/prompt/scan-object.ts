/** What scanning for a JSON object found. */
export type ScannedObject =
  /** A complete object of strict JSON, up to `end`. */
  | {
      readonly ok: true;
      readonly end: number;
      readonly keys: readonly string[];
      readonly nestedKeys: ReadonlySet<string>;
    }
  /** No object: the text before `end` is how far it was one. */
  | { readonly ok: false; readonly end: number };

/** A verdict needs one level; anything nested deeper than this is no answer. */
const maxDepth = 32;

/**
 * Scans the JSON object that begins at an offset, strictly, and tells its keys in their order, repeated ones repeatedly,
 * and those of everything nested in it in lower case. Reads every character at most once, so that a text in which no
 * object is ever closed costs no more than any other.
 */
export function scanObject(text: string, start: number): ScannedObject {
  const keys: string[] = [];
  const nestedKeys = new Set<string>();
  const open: ("{" | "[")[] = [];
  let offset = start;
  let state: "value" | "firstKey" | "key" | "firstItem" | "after" = "value";
  while (true) {
    offset = skipBlanks(text, offset);
    const character = text[offset];
    if (state === "firstKey" || state === "key") {
      if (state === "firstKey" && character === "}") {
        open.pop();
        offset++;
        state = "after";
      } else {
        const end = stringEnd(text, offset);
        const key = end === undefined ? undefined : decoded(text.slice(offset, end));
        if (end === undefined || key === undefined) return { ok: false, end: Math.max(offset, start + 1) };
        if (open.length === 1) keys.push(key);
        else nestedKeys.add(key.toLowerCase());
        offset = skipBlanks(text, end);
        if (text[offset] !== ":") return { ok: false, end: offset };
        offset++;
        state = "value";
        continue;
      }
    } else if (state === "after") {
      const closer = open.at(-1) === "{" ? "}" : "]";
      if (character === ",") {
        offset++;
        state = closer === "}" ? "key" : "value";
        continue;
      }
      if (character !== closer) return { ok: false, end: offset };
      open.pop();
      offset++;
    } else if (state === "firstItem" && character === "]") {
      open.pop();
      offset++;
      state = "after";
    } else if (character === "{" || character === "[") {
      if (open.length === maxDepth) return { ok: false, end: offset };
      open.push(character);
      offset++;
      state = character === "{" ? "firstKey" : "firstItem";
      continue;
    } else {
      const end = character === '"' ? stringEnd(text, offset) : wordEnd(text, offset);
      if (end === undefined) return { ok: false, end: Math.max(offset, start + 1) };
      offset = end;
      state = "after";
    }
    if (open.length === 0) return { ok: true, end: offset, keys, nestedKeys };
  }
}

function skipBlanks(text: string, start: number): number {
  let offset = start;
  while (offset < text.length && " \t\n\r".includes(text.charAt(offset))) offset++;
  return offset;
}

/** Where a string that begins at an offset ends; undefined where none does. Its escapes are not looked into. */
function stringEnd(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined;
  for (let offset = start + 1; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x22) return offset + 1;
    if (code === 0x5c) offset++;
    else if (code < 0x20) return undefined;
  }
  return undefined;
}

const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

function wordEnd(text: string, start: number): number | undefined {
  word.lastIndex = start;
  return word.test(text) ? word.lastIndex : undefined;
}

function decoded(json: string): string | undefined {
  try {
    return JSON.parse(json) as string;
  } catch {
    return undefined;
  }
}
