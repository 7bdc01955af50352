import { expect, test } from "vitest";
import type { TextValue } from "../../src/policy/policy.js";
import { concatLimit, resolveText } from "../../src/policy/resolve-text.js";

const range = { start: 1, end: 2 };
const literal = (value: string): TextValue => ({ kind: "literal", value, range });
const env = (name: string): TextValue => ({ kind: "env", name, range });
const concat = (...parts: TextValue[]): TextValue => ({ kind: "concat", parts, range });

test("a text, a variable, and both", () => {
  const text = concat(literal("https://"), env("HOST"), concat(literal("/"), env("PATH_PART")));
  expect(resolveText(text, { HOST: "h", PATH_PART: "v1" })).toEqual({ ok: true, value: "https://h/v1" });
});

test.each([[{}], [{ KEY: "" }], [{ KEY: undefined }], [Object.create({ KEY: "inherited" })]])(
  "a variable that is not set (%o)",
  (environment) => {
    expect(resolveText(env("KEY"), environment)).toEqual({
      ok: false,
      diagnostics: [
        {
          code: "sentry.env.unset",
          severity: "error",
          message: "Environment variable is not set: KEY",
          range,
          data: { variable: "KEY" },
        },
      ],
    });
  },
);

test("every variable that is not set is named, and no value of one that is", () => {
  const resolved = resolveText(concat(env("A"), env("SECRET"), env("B")), { SECRET: "hunter2" });
  expect(resolved.ok).toBe(false);
  expect(JSON.stringify(resolved)).toMatch(/A.*B/u);
  expect(JSON.stringify(resolved)).not.toContain("hunter2");
});

test("a text that grows beyond the limit", () => {
  const most = "é".repeat(concatLimit / 2);
  expect(resolveText(concat(env("A")), { A: most })).toEqual({ ok: true, value: most });
  expect(resolveText(concat(env("A"), literal("x")), { A: most })).toMatchObject({
    ok: false,
    diagnostics: [{ code: "acl.schema.value_range", range }],
  });
});
