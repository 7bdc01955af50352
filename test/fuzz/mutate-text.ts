import type { Random } from "./random.js";
import { randomToken } from "./random-text.js";

type Mutation = (text: string, random: Random) => string;

const mutations: readonly Mutation[] = [
  // One unit becomes another.
  (text, random) => splice(text, random.below(text.length), 1, String.fromCharCode(32 + random.below(95))),
  // One bit is flipped.
  (text, random) => {
    const at = random.below(text.length);
    return splice(text, at, 1, String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << random.below(8))));
  },
  // A token comes in, or takes the place of something.
  (text, random) => splice(text, random.below(text.length + 1), 0, randomToken(random)),
  (text, random) => splice(text, random.below(text.length), random.below(20), randomToken(random)),
  // Something goes.
  (text, random) => splice(text, random.below(text.length), 1 + random.below(30), ""),
  // The end or the beginning is missing.
  (text, random) => text.slice(0, random.below(text.length)),
  (text, random) => text.slice(random.below(text.length)),
  // A line goes, comes twice, or changes its place.
  (text, random) => onLines(text, (lines) => lines.splice(random.below(lines.length), 1)),
  (text, random) => onLines(text, (lines) => lines.splice(random.below(lines.length), 0, random.pick(lines))),
  (text, random) =>
    onLines(text, (lines) =>
      lines.splice(random.below(lines.length), 0, ...lines.splice(random.below(lines.length), 1)),
    ),
  // Line ends of other systems, or none.
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replaceAll("\n", "\r"),
  (text, random) => text.replaceAll("\n", random.pick(["", " ", "\u2028", ","])),
  // Quotes and marks of other languages.
  (text, random) => text.replaceAll('"', random.pick(["'", "“", "`", '\\"'])),
  (text, random) => text.replaceAll("=", random.pick([":", "==", "+=", "=>", " =\n"])),
  (text, random) =>
    text.replaceAll(random.pick(["{", "}", "[", "]", ",", "#", "\n}"]), random.pick(["", "(", "\n", "}}", ";"])),
  // A stretch comes again, many times.
  (text, random) => {
    const at = random.below(text.length);
    return splice(text, at, 0, text.slice(at, at + 1 + random.below(60)).repeat(random.below(12)));
  },
];

/** A text that was sound, with one to four things wrong in it. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  for (let count = 1 + random.below(4); count > 0 && mutated.length > 0; count -= 1) {
    mutated = random.pick(mutations)(mutated, random);
  }
  return mutated;
}

/** The bytes of a text, with some of them wrong. */
export function mutateBytes(text: string, random: Random): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  for (let count = 1 + random.below(4); count > 0 && bytes.length > 0; count -= 1)
    bytes[random.below(bytes.length)] = random.below(256);
  return random.chance(0.2) ? bytes.slice(0, random.below(bytes.length)) : bytes;
}

/** The bytes of a text in an encoding that is not the one of policies. */
export function encodeOtherwise(text: string, random: Random): Uint8Array {
  const units = Uint16Array.from(text, (_, index) => text.charCodeAt(index));
  const bigEndian = () =>
    Uint8Array.from(units, (unit) => unit >> 8).map((high, index) =>
      index % 2 === 0 ? high : (units[index] ?? 0) & 255,
    );
  return random.pick([
    () => Uint8Array.from([0xff, 0xfe, ...new Uint8Array(units.buffer)]),
    () => Uint8Array.from([0xfe, 0xff, ...bigEndian()]),
    () => Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)]),
    () => Uint8Array.from(units, (unit) => unit & 255),
    () => new Uint8Array(units.buffer),
  ])();
}

function splice(text: string, at: number, remove: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

function onLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split("\n");
  change(lines);
  return lines.join("\n");
}
