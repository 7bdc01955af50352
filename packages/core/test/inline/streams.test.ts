import { parseRegex } from "@a3s/acl-grammar/regex";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inlineDetectors } from "../../src/inline/detectors/index.js";
import { readExample } from "../../src/inline/expand-example.js";
import { createInlineGate, type InlineGate } from "../../src/inline/inline-gate.js";
import { maxRedactionLength } from "../../src/inline/limits.js";
import { maskStream } from "../../src/inline/mask-stream.js";
import { maskText } from "../../src/inline/mask-text.js";
import { RedactionScanner } from "../../src/inline/redaction-scanner.js";
import { RedactionVault } from "../../src/inline/redaction-vault.js";
import { restoreStream } from "../../src/inline/restore-stream.js";

const siteGate = createInlineGate(
  Object.entries({
    employee: "emp-[0-9]{6}",
    project: "(?i)project[- ]?(nightjar|osprey)\\b",
    ticket: '"case":\\s*"(.*?)"',
    astral: "🔑+[a-z]*",
  }).map(([name, pattern]) => ({ name, regex: parseRegex(pattern), range: { start: 0, end: 0 } })),
);

/** What a scanner gives for pieces, as one text; a check of `give` for every piece. */
function maskPieces(pieces: readonly string[], gate: InlineGate): { text: string; vault: RedactionVault } {
  const vault = new RedactionVault();
  let text = "";
  const scanner = new RedactionScanner(gate, {
    plain: (plain) => {
      text += plain;
    },
    secret: (original, { kind }) => {
      text += vault.placeholderFor(kind, original);
    },
  });
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return { text, vault };
}

/** However the text is cut, it is masked as it is in one piece, and restored to what it was. */
function check(text: string, cuts: (text: string) => Iterable<readonly string[]>, gate: InlineGate = siteGate): void {
  const whole = maskText(text, { gate }).text;
  for (const pieces of cuts(text)) {
    const { text: masked, vault } = maskPieces(pieces, gate);
    if (masked !== whole) expect({ pieces, masked }).toEqual({ pieces, masked: whole });
    if (vault.restore(masked) !== text) expect(vault.restore(masked)).toBe(text);
  }
}

function* everySplit(text: string) {
  for (let at = 0; at <= text.length; at++) yield [text.slice(0, at), text.slice(at)];
  yield [...Array(text.length).keys()].map((at) => text.charAt(at));
}

const examples = inlineDetectors.flatMap(({ finds, leaves }) =>
  [...finds, ...leaves].map((example, index) => readExample(example, index + 1).text),
);

const pick = (name: string) => readExample(inlineDetectors.find(({ kind }) => kind === name)?.finds[0] ?? "").text;

describe("a text in pieces", () => {
  it.each(examples)("at every offset: %s", (example) => check(`🔑 x ${example} 😀`, everySplit));

  it("overlapping secrets, placeholders and pairs, at every offset", () => {
    const aws = pick("AWS_KEY_ID");
    const texts = [
      `password="${aws} ${pick("EMAIL")}"; x`,
      `{"token":"{{A3S_REDACTED:EMAIL:1}}","password":"{{A3S_REDACTED:SECRET:2}}x😀y"}`,
      `emp-123456@example.com PROJECT Nightjar project-ospreys "case": "😀 of alice@example.com" 🔑🔑abc`,
      `Bearer ${readExample("eyJ‹20 url›.‹20 url›.‹20 url›").text} emp-1234567`,
      `{{A3S_REDACTED:${"A".repeat(64)}:123456789012345}}{{A3S_REDACTED:A:1}`,
      `\ud83d${aws}\ude00 \ud83d alice@example.com\ud83d`,
    ];
    for (const text of texts) check(text, everySplit);
  });

  it("any text, cut anywhere", () => {
    const fragment = fc.oneof(
      fc.constantFrom(...examples),
      fc.constantFrom(
        "password=",
        "token: ",
        '"',
        "'",
        "\\",
        "\\n",
        " ",
        "\n",
        "-----BEGIN ",
        "PRIVATE KEY-----\n",
        "-----END ",
      ),
      fc.constantFrom(
        "eyJ",
        "sk-",
        "@",
        ".",
        ":",
        "{{A3S_REDACTED:",
        "}}",
        "4111",
        "emp-",
        "123456",
        "😀",
        "\ud83d",
        "\ude00",
        '"case": "',
      ),
      fc.string({ unit: "binary", maxLength: 12 }),
    );
    const text = fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 }), (whole, sizes) => {
        check(whole, function* () {
          const pieces: string[] = [];
          let at = 0;
          for (const size of sizes) {
            pieces.push(whole.slice(at, at + size));
            at += size;
          }
          yield [...pieces, whole.slice(at)];
          yield [...Array(whole.length).keys()].map((index) => whole.charAt(index));
        });
      }),
      { numRuns: Number(process.env.INLINE_RUNS ?? 400) },
    );
  });

  it("secrets longer than a redaction may be, in pieces of any size", () => {
    const long = readExample(`‹${3 * maxRedactionLength} alnum›`).text;
    const lines = long.replace(/.{64}/gu, "$&\n");
    const texts = [
      `a token=${long} b`,
      `{"password":"${`${long.slice(0, 70_000)}\\"${"😀".repeat(40_000)}`}"}`,
      `x -----BEGIN PRIVATE KEY-----\n${lines} and some words`,
      `Bearer ${long.slice(0, maxRedactionLength)}. alice@example.com`,
      `"case": "${"😀".repeat(maxRedactionLength)}" alice@example.com`,
    ];
    for (const text of texts) {
      check(text, function* () {
        for (const size of [1_000, 4_096, 65_535, 65_537, 100_003]) {
          yield Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
            text.slice(index * size, (index + 1) * size),
          );
        }
      });
    }
  });
});

async function through(pieces: readonly string[], stream: TransformStream<string, string>): Promise<string[]> {
  const source = new ReadableStream<string>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const given: string[] = [];
  for await (const piece of source.pipeThrough(stream)) given.push(piece);
  return given;
}

describe("maskStream and restoreStream", () => {
  const text = `${pick("AWS_KEY_ID")}😀 write to alice@example.com, password="hunter2"`;

  it("mask and restore, whatever the pieces are", async () => {
    for (const size of [1, 2, 3, 7, 1_000]) {
      const vault = new RedactionVault();
      const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
      const masked = await through(pieces, maskStream({ vault }));
      expect(masked.join("")).toBe(maskText(text).text);
      expect((await through(masked.join("").split(""), restoreStream(vault))).join("")).toBe(text);
    }
  });

  it("give out no piece that ends within a pair, nor an empty one", async () => {
    const masked = await through(text.split(""), maskStream({ vault: new RedactionVault() }));
    expect(masked.filter((piece) => piece === "" || /[\ud800-\udbff]$/.test(piece))).toEqual([]);
    const restored = await through("a😀{b😀{{A3S_REDACTED:X:1}}".split(""), restoreStream(new RedactionVault()));
    expect(restored.filter((piece) => piece === "" || /[\ud800-\udbff]$/.test(piece))).toEqual([]);
    expect(restored.join("")).toBe("a😀{b😀{{A3S_REDACTED:X:1}}");
  });

  it("fail at bytes, whose numbers would carry a secret through", async () => {
    const bytes = new TextEncoder().encode(text) as unknown as string;
    for (const stream of [maskStream({ vault: new RedactionVault() }), restoreStream(new RedactionVault())]) {
      await expect(through(["some words ", bytes], stream)).rejects.toThrow(TypeError);
    }
  });

  it("give out words as soon as they are over", async () => {
    const stream = maskStream({ vault: new RedactionVault() });
    const reader = stream.readable.getReader();
    const writer = stream.writable.getWriter();
    const writing = writer.write("The quick brown fox jumps over the lazy dog, and then ");
    const { value } = await reader.read();
    expect(value?.length).toBeGreaterThan(20);
    await writing;
    await reader.cancel();
  });

  it("wait for their reader, and stop when it leaves", async () => {
    const vault = new RedactionVault();
    let pulled = 0;
    let leave: (reason: unknown) => void = () => {};
    const left = new Promise<unknown>((resolve) => {
      leave = resolve;
    });
    const source = new ReadableStream<string>({
      cancel(reason) {
        leave(reason);
      },
      pull(controller) {
        pulled++;
        controller.enqueue("some words that pass by unchanged, again and again. ");
      },
    });
    const reader = source.pipeThrough(maskStream({ vault })).pipeThrough(restoreStream(vault)).getReader();
    for (let count = 0; count < 3; count++) await reader.read();
    expect(pulled).toBeLessThan(20);
    await reader.cancel("enough");
    expect(await left).toBe("enough");
  });

  it("hold back little of an endless text without secrets, and at most a redaction of an endless secret", () => {
    for (const piece of ["some words and numbers 12345 ", "nospaceatallinthistext/", "QUJD"]) {
      let pushed = 0;
      let given = 0;
      const scanner = new RedactionScanner(createInlineGate(), {
        plain: (plain) => {
          given += plain.length;
        },
        secret: (original) => {
          given += original.length;
        },
      });
      scanner.push("-----BEGIN PRIVATE KEY-----\n");
      pushed += 28;
      let most = 0;
      for (let count = 0; count < 20_000; count++) {
        scanner.push(piece);
        pushed += piece.length;
        most = Math.max(most, pushed - given);
      }
      expect(most).toBeLessThan(maxRedactionLength + 2_500);
    }
  });
});
