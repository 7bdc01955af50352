import type { Random } from "./random.js";

const oddBytes = [
  ...[0x00, 0x09, 0x0a, 0x0d, 0x1f, 0x20, 0x22, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f, 0x30, 0x31, 0x39, 0x3a, 0x41, 0x45, 0x5b],
  ...[0x5c, 0x5d, 0x61, 0x65, 0x66, 0x6e, 0x74, 0x75, 0x7b, 0x7d, 0x7f, 0x80, 0xa0, 0xbf, 0xc2, 0xe2, 0xed, 0xef, 0xff],
];

const sequences = [
  ...oddBytes.map((byte) => [byte]),
  ...["null", "true", '"pid":', '"event":{}', '{"', '"}', "\\u0022", '\\"', ":1,", "[]", "{}", "e1", ".0"].map(
    (text) => [...Buffer.from(text)],
  ),
  [0xef, 0xbb, 0xbf],
  [0xc2, 0xa0],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x9f, 0x98],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xc0, 0xa2],
];

/** The bytes with some stretches replaced, dropped or added. */
export function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const result = [...bytes];
  for (let edits = 1 + random.below(3); edits > 0; edits -= 1) {
    const insert = random.once(4) ? [] : random.pick(sequences);
    const removed = random.once(2) ? 0 : 1 + random.below(random.once(4) ? 20 : 2);
    result.splice(random.below(result.length + 1), removed, ...insert);
  }
  if (random.once(10)) result.length = random.below(result.length + 1);
  return Uint8Array.from(result);
}

/** The bytes cut off at every place, and without any one byte, and with every odd byte in every place: instead of what is there, and before it. */
export function* singleDamages(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at <= bytes.length; at += 1) {
    yield bytes.subarray(0, at);
    yield bytes.subarray(at);
    yield Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1)]);
    for (const byte of oddBytes) {
      for (const removed of [0, 1]) {
        const result = new Uint8Array(bytes.length + 1 - removed);
        result.set(bytes.subarray(0, at));
        result[at] = byte;
        if (at + removed <= bytes.length) result.set(bytes.subarray(at + removed), at + 1);
        yield result;
      }
    }
  }
}
