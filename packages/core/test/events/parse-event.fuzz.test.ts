import { parseEvent } from "@a3s/sentry-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJudgedEvent } from "./judged-event-oracle.js";

const seeds = [
  '{"identity":{"agent":"python3","task":"1903","session":null},"provider":null,"event":{"ToolExec":{"pid":1903,"argv":["bash","-c","id"],"cwd":"/","argv_truncated":false}}}',
  '{"event":{"Egress":{"pid":1,"peer":"169.254.169.254","port":80}}}',
  '{"event":{"Dns":{"pid":1,"query":"a.example"}},"provider":"openai"}',
  '{"event":{"FileAccess":{"pid":1,"path":"/etc/shadow","write":true}}}',
  '{"event":{"SslContent":{"pid":1,"content":"\\u0041\\n","is_read":true}}}',
  '{"event":{"SecurityAction":{"pid":1,"kind":"ptrace","detail":12345}}}',
  '{"event":{"LlmActivations":{"pid":1,"layer":3,"features":[[1,0.5],[2,1e-3]]}}}',
];

const fragments = [
  ...'{}[]:,"\\ 0123456789.-+eE\n\u0000\ud800é',
  "null",
  "true",
  "false",
  '"pid"',
  '"event"',
  '"detail"',
  '"argv"',
  '"__proto__"',
  "18446744073709551616",
  "4294967296",
  "65536",
  "-1",
  "1e999",
  "[]",
  "{}",
];

/** Replaces stretches of a text. */
function mutated(text: string, edits: readonly (readonly [number, number, string])[]): string {
  let result = text;
  for (const [at, length, insert] of edits) {
    const start = at % (result.length + 1);
    result = result.slice(0, start) + insert + result.slice(start + length);
  }
  return result;
}

const edit = fc.tuple(fc.nat(400), fc.nat(6), fc.constantFrom("", ...fragments));
const anyField = fc.constantFrom(
  "pid",
  "argv",
  "peer",
  "port",
  "query",
  "path",
  "write",
  "content",
  "is_read",
  "kind",
  "detail",
  "layer",
  "features",
  "argv_truncated",
);
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    1,
    -1,
    1.5,
    65535,
    65536,
    4294967295,
    4294967296,
    2 ** 53,
    "a",
    "",
    true,
    false,
    null,
    [],
    {},
    ["a"],
    [1],
    [[1, 2]],
    [[1]],
    [["a", 1]],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const anyKind = fc.constantFrom(
  "ToolExec",
  "Egress",
  "Dns",
  "FileAccess",
  "SslContent",
  "SecurityAction",
  "LlmActivations",
  "LlmCall",
  "__proto__",
);
const structured = fc.record(
  {
    identity: fc.oneof(
      fc.constantFrom<unknown>(null, {}, { agent: "a" }, { agent: 1 }, "a"),
      fc.jsonValue({ maxDepth: 1 }),
    ),
    provider: fc.constantFrom<unknown>(null, "p", 1),
    event: fc.dictionary(anyKind, fc.dictionary(anyField, anyValue, { maxKeys: 5 }), { minKeys: 0, maxKeys: 2 }),
  },
  { requiredKeys: ["event"] },
);

describe("parseEvent on anything", () => {
  it("judges exactly the mutated lines that the oracle judges", () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 4 }), (seed, edits) => {
        const text = mutated(seed, edits);
        const event = parseEvent(text);
        expect(event !== null).toBe(isJudgedEvent(text));
        if (event !== null) expect(event.raw).toBe(text);
      }),
      { numRuns: 12_000 },
    );
  });

  it("judges exactly the generated objects that the oracle judges, given as a line or as an object", () => {
    fc.assert(
      fc.property(structured, (value) => {
        const text = JSON.stringify(value);
        expect(parseEvent(text) !== null).toBe(isJudgedEvent(text));
        expect(parseEvent(value)).toEqual(parseEvent(text));
      }),
      { numRuns: 12_000 },
    );
  });

  it("never throws on a random text or object", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.string({ unit: "binary" }).map((text) => `{${text}`),
        ),
        (text) => {
          expect(parseEvent(text) !== null).toBe(isJudgedEvent(text));
        },
      ),
      { numRuns: 3_000 },
    );
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true, withDate: true }),
        (value) => {
          expect(parseEvent(value as object)).toBeNull();
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
