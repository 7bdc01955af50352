import { readdirSync, readFileSync } from "node:fs";

/** A source and what it is formatted to. */
export interface GoldenCase {
  readonly name: string;
  readonly source: string;
  readonly expected: string;
}

const folder = new URL("./fixtures/", import.meta.url);

/** The cases of the fixture files, one file a rule. A case without a second part is formatted already. */
export function readGoldenCases(): { readonly file: string; readonly cases: readonly GoldenCase[] }[] {
  return readdirSync(folder).map((file) => ({ file, cases: parseCases(readFileSync(new URL(file, folder), "utf8")) }));
}

function parseCases(text: string): GoldenCase[] {
  const [, ...parts] = text.split(/^=== (.+)\n/m);
  const cases: GoldenCase[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const [source = "", expected = source] = (parts[index + 1] ?? "").split(/^---\n/m);
    cases.push({ name: parts[index] ?? "", source, expected });
  }
  return cases;
}
