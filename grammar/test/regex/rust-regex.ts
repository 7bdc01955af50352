import { RRegex } from "rregex";

/** What Rust's `regex` crate answers to a pattern: whether it compiles it, and with which complaint it does not. */
export function rustVerdict(pattern: string): { readonly accepted: boolean; readonly message: string } {
  let regex: RRegex;
  try {
    regex = new RRegex(pattern);
  } catch (error) {
    return { accepted: false, message: String(error) };
  }
  regex.free();
  return { accepted: true, message: "" };
}

/** The ranges of a pattern that is one character class, as the crate sees it; undefined where it rejects the pattern. */
export function rustClassRanges(pattern: string): readonly number[] | undefined {
  let regex: RRegex;
  try {
    regex = new RRegex(pattern);
  } catch {
    return undefined;
  }
  const kind = regex.syntax().kind;
  regex.free();
  if (kind["@variant"] === "Literal") {
    const bytes = Uint8Array.from(kind["@values"][0]["@values"][0]);
    const codePoint = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).codePointAt(0) ?? -1;
    return [codePoint, codePoint];
  }
  if (kind["@variant"] !== "Class") throw new Error(`not a class: ${pattern}`);
  const set = kind["@values"][0];
  if (set["@variant"] === "Bytes") return set["@values"][0].ranges.flatMap(({ start, end }) => [start, end]);
  return set["@values"][0].ranges.flatMap(({ start, end }) => [start.codePointAt(0) ?? -1, end.codePointAt(0) ?? -1]);
}
