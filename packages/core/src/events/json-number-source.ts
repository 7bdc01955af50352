/**
 * The characters of the number that stands at a path of object members in a JSON text, as JSON.parse would find it:
 * where a member is repeated, the last one counts. Undefined where no number stands there.
 *
 * The text must be valid JSON. JSON.parse rounds integers beyond 2^53, and Node 20 gives its reviver no source text.
 */
export function jsonNumberSource(text: string, path: readonly string[]): string | undefined {
  const token = /\s*([{}[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}[\],:"]+)/y;
  let found: string | undefined;
  // One entry for each open bracket: the key being read of an object, null in an array.
  const keys: (string | null)[] = [];
  let expectKey = false;

  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const read = match[1] ?? "";
    if (read === "}" || read === "]") {
      keys.pop();
      expectKey = false;
    } else if (read === ",") {
      expectKey = keys.at(-1) !== null;
    } else if (read === ":") {
      expectKey = false;
    } else if (expectKey) {
      keys[keys.length - 1] = JSON.parse(read) as string;
    } else {
      // A value: one that stands at the path or around it replaces what was found in an earlier member of that name.
      if (keys.length <= path.length && keys.every((key, index) => key === path[index])) {
        found = keys.length === path.length && /^[-\d]/.test(read) ? read : undefined;
      }
      if (read === "{" || read === "[") {
        keys.push(read === "{" ? "" : null);
        expectKey = read === "{";
      }
    }
  }
  return found;
}
