import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonText } from "../../src/io/json-text.js";

test("characters that a terminal acts on, or that are not seen, are escaped", () => {
  expect(jsonText({ a: "\u001b[31m\u009b\u007f\u202e\ufeff\u2028\u{e0041}é🦀\ud800" })).toBe(
    '{"a":"\\u001b[31m\\u009b\\u007f\\u202e\\ufeff\\u2028\\udb40\\udc41é🦀\\ud800"}',
  );
});

test("the value is the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(JSON.parse(jsonText([text, { text }]))).toEqual([text, { text }]);
    }),
  );
});
