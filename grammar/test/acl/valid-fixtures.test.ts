import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAcl, toPlain } from "../../src/index.js";

const folder = new URL("../fixtures/acl/valid/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".acl"))
  .map((name) => name.slice(0, -".acl".length));

describe("sound documents", () => {
  it.each(names)("%s", (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`${name}.acl`, folder)));
    const expected = readFileSync(new URL(`${name}.json`, folder), "utf8");
    const parsed = parseAcl(bytes);
    expect(parsed.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(JSON.parse(JSON.stringify(toPlain(parsed.document)))).toEqual(JSON.parse(expected));
    // Text and its bytes are the same document.
    expect(parseAcl(parsed.text)).toEqual(parsed);
  });
});
