import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExample } from "../../src/inline/expand-example.js";
import { maskText } from "../../src/inline/mask-text.js";
import { RedactionVault } from "../../src/inline/redaction-vault.js";
import { restoreText } from "../../src/inline/restore-text.js";

const key = readExample("AKIA‹16 upper›", 1).text;
const otherKey = readExample("AKIA‹16 upper›", 2).text;

describe("masking and restoring", () => {
  it("gives the same secret the same placeholder, and numbers others by their kind", () => {
    const { text, originals } = maskText(`${key} ${otherKey} ${key} alice@example.com`);
    expect(text).toBe(
      "{{A3S_REDACTED:AWS_KEY_ID:1}} {{A3S_REDACTED:AWS_KEY_ID:2}} {{A3S_REDACTED:AWS_KEY_ID:1}} {{A3S_REDACTED:EMAIL:1}}",
    );
    expect([...originals.values()]).toEqual([key, otherKey, "alice@example.com"]);
  });

  it("restores a response by the request before it, over a whole conversation", () => {
    const vault = new RedactionVault();
    maskText(`the key is ${key}`, { vault });
    const second = maskText(`another one is ${otherKey}, the first was ${key}`, { vault });
    expect(second.text).toBe(
      "another one is {{A3S_REDACTED:AWS_KEY_ID:2}}, the first was {{A3S_REDACTED:AWS_KEY_ID:1}}",
    );
    expect(vault.restore("use {{A3S_REDACTED:AWS_KEY_ID:1}}, not {{A3S_REDACTED:AWS_KEY_ID:2}}")).toBe(
      `use ${key}, not ${otherKey}`,
    );
  });

  it("does not take a placeholder that somebody wrote for one of its own", () => {
    const written = "{{A3S_REDACTED:AWS_KEY_ID:1}}";
    const vault = new RedactionVault();
    const { text, originals } = maskText(`${key} ${written} ${written}}} {{${written}`, { vault });
    expect(text).toBe(
      "{{A3S_REDACTED:AWS_KEY_ID:1}} {{A3S_REDACTED:PLACEHOLDER:1}} {{A3S_REDACTED:PLACEHOLDER:1}}}} {{{{A3S_REDACTED:PLACEHOLDER:1}}",
    );
    expect(restoreText(text, originals)).toBe(`${key} ${written} ${written}}} {{${written}`);
    const later = maskText(written, { vault });
    expect(vault.restore(later.text)).toBe(written);
  });

  it("leaves placeholders alone that it does not know, and looks at nothing twice", () => {
    const vault = new RedactionVault();
    vault.placeholderFor("A", "{{A3S_REDACTED:A:1}}");
    expect(vault.restore("{{A3S_REDACTED:A:1}} {{A3S_REDACTED:B:1}} {{A3S_REDACTED:A:2}} {{A3S_REDACTED:")).toBe(
      "{{A3S_REDACTED:A:1}} {{A3S_REDACTED:B:1}} {{A3S_REDACTED:A:2}} {{A3S_REDACTED:",
    );
  });

  it("masks what it has no room to remember", () => {
    const vault = new RedactionVault({ maxCharacters: 20 });
    const { text } = maskText(`${key} ${otherKey}`, { vault });
    expect(text).toBe("{{A3S_REDACTED:AWS_KEY_ID:1}} {{A3S_REDACTED:AWS_KEY_ID:2}}");
    expect(vault.restore(text)).toBe(`${key} {{A3S_REDACTED:AWS_KEY_ID:2}}`);
    expect({ size: vault.size, forgotten: vault.forgotten }).toEqual({ size: 1, forgotten: 1 });
    expect(() => new RedactionVault({ maxCharacters: Number.NaN })).toThrow(RangeError);
  });

  it("prints nothing of what it holds", () => {
    const vault = new RedactionVault();
    maskText(key, { vault });
    expect(JSON.stringify(vault)).toBe("{}");
  });

  it("gives back exactly the text that was masked, whatever it is", () => {
    const fragment = fc.oneof(
      fc.constantFrom(
        "{{A3S_REDACTED:",
        "EMAIL",
        "PLACEHOLDER",
        "SECRET",
        ":",
        "1",
        "2",
        "}}",
        "}",
        "{",
        "password=",
        '"',
      ),
      fc.constantFrom(key, "a@b.de", "hunter2", "😀", "\ud83d", " "),
      fc.string({ unit: "binary", maxLength: 5 }),
    );
    const text = fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join(""));
    const vault = new RedactionVault();
    fc.assert(
      fc.property(text, (whole) => {
        const masked = maskText(whole);
        expect(restoreText(masked.text, masked.originals)).toBe(whole);
        expect(vault.restore(maskText(whole, { vault }).text)).toBe(whole);
      }),
      { numRuns: 3_000 },
    );
  });
});
