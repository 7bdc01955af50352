import { createUtf8Decoder } from "../source/text-decoder.js";
import { isLeadSurrogate, isTrailSurrogate } from "../source/utf8.js";
import type { Finding } from "./findings.js";

/** The text of a source, or the text as far as it can be shown and what is wrong with it. */
export interface DecodedSource {
  readonly text: string;
  readonly fault?: Finding;
}

/** Reads bytes as UTF-8, and refuses a string that could not be written as UTF-8. A byte order mark stays in the text. */
export function decodeSource(source: string | Uint8Array): DecodedSource {
  if (typeof source === "string") {
    const offset = loneSurrogate(source);
    return offset < 0 ? { text: source } : { text: source, fault: invalidEncoding(offset) };
  }
  try {
    return { text: strictDecoder.decode(source) };
  } catch {
    return decodeBroken(source);
  }
}

const strictDecoder = createUtf8Decoder({ isStrict: true });
const lenientDecoder = createUtf8Decoder({ isStrict: false });

function decodeBroken(bytes: Uint8Array): DecodedSource {
  const text = lenientDecoder.decode(bytes);
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isWide) return { text, fault: { ...invalidEncoding(0), message: "File is UTF-16, not UTF-8" } };
  const sound = lenientDecoder.decode(bytes.subarray(0, soundLength(bytes)));
  return { text, fault: invalidEncoding(sound.length) };
}

function invalidEncoding(offset: number): Finding {
  return { code: "acl.lex.invalid_encoding", range: { start: offset, end: offset + 1 } };
}

/** The number of bytes before the first that is no part of a whole and valid UTF-8 sequence. */
function soundLength(bytes: Uint8Array): number {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return offset;
}

/** The length of the UTF-8 sequence at an offset, or 0 where none is: the table of well-formed sequences of the Unicode Standard. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset] ?? 0;
  if (first < 0x80) return 1;
  const [length, low, high] = sequenceShape(first);
  const second = bytes[offset + 1] ?? 0;
  if (length === 0 || second < low || second > high) return 0;
  for (let index = 2; index < length; index++) {
    const next = bytes[offset + index] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

/** The length that a first byte announces, and the range of its second byte. */
function sequenceShape(first: number): readonly [length: number, low: number, high: number] {
  if (first >= 0xc2 && first <= 0xdf) return [2, 0x80, 0xbf];
  if (first === 0xe0) return [3, 0xa0, 0xbf];
  if (first === 0xed) return [3, 0x80, 0x9f];
  if (first >= 0xe1 && first <= 0xef) return [3, 0x80, 0xbf];
  if (first === 0xf0) return [4, 0x90, 0xbf];
  if (first >= 0xf1 && first <= 0xf3) return [4, 0x80, 0xbf];
  if (first === 0xf4) return [4, 0x80, 0x8f];
  return [0, 0, 0];
}

function loneSurrogate(text: string): number {
  // Most texts hold no surrogate at all, and a plain search is faster than one that pairs them up.
  const first = text.search(/[\ud800-\udfff]/);
  if (first < 0) return -1;
  for (let offset = first; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if ((unit & 0xf800) !== 0xd800) continue;
    if (!isLeadSurrogate(unit) || !isTrailSurrogate(text.charCodeAt(offset + 1))) return offset;
    offset++;
  }
  return -1;
}
