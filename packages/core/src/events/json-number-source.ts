/**
 * The characters of the number that stands at a path of object members in a JSON text, as JSON.parse would find it:
 * where a member is repeated, the last one counts. Undefined where no number stands there.
 *
 * The text must be valid JSON. JSON.parse rounds integers beyond 2^53, and Node 20 gives its reviver no source text.
 */
export function jsonNumberSource(text: string, path: readonly string[]): string | undefined {
  let found: string | undefined;
  // One entry for each open bracket: the key being read of an object, null in an array.
  const keys: (string | null)[] = [];
  let expectKey = false;

  for (let start = 0, end = 0; start < text.length; start = end) {
    end = tokenEnd(text, start);
    const first = text[start] ?? "";
    if (isBlank(first)) continue;
    if (first === "}" || first === "]") {
      keys.pop();
      expectKey = false;
    } else if (first === ",") {
      expectKey = keys.at(-1) !== null;
    } else if (first === ":") {
      expectKey = false;
    } else if (expectKey) {
      keys[keys.length - 1] = JSON.parse(text.slice(start, end)) as string;
    } else {
      // A value: one that stands at the path or around it replaces what was found in an earlier member of that name.
      if (keys.length <= path.length && keys.every((key, index) => key === path[index])) {
        found = keys.length === path.length && /[-\d]/.test(first) ? text.slice(start, end) : undefined;
      }
      if (first === "{" || first === "[") {
        keys.push(first === "{" ? "" : null);
        expectKey = first === "{";
      }
    }
  }
  return found;
}

/** Written without a regular expression: the strings of an event can be longer than what those can match. */
function tokenEnd(text: string, start: number): number {
  const first = text[start] ?? "";
  if (first === '"') return stringEnd(text, start);
  let end = start + 1;
  if (isPunctuation(first) || isBlank(first)) return end;
  while (end < text.length && !isPunctuation(text[end] ?? "") && !isBlank(text[end] ?? "")) end++;
  return end;
}

function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

function isPunctuation(character: string): boolean {
  return "{}[],:".includes(character);
}

function isBlank(character: string): boolean {
  return character === " " || character === "\n" || character === "\r" || character === "\t";
}
