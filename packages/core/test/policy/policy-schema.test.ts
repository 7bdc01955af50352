import { describe, expect, test } from "vitest";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { policySchema } from "../../src/policy/schema/policy-schema.js";
import type { BlockSchema, BodySchema } from "../../src/policy/schema/types.js";

const blocks = Object.entries(policySchema.document.blocks);

/** A block with the examples of all its attributes. */
function exampleOf(type: string, schema: BlockSchema): string {
  const label = schema.labels.length > 0 ? ' "example"' : "";
  const names = Object.keys(schema.body.attributes).filter(
    (name) => !schema.labels.some(({ attribute }) => attribute === name),
  );
  const lines = names.map((name) => `  ${name} = ${schema.body.attributes[name]?.example}\n`);
  const free = schema.body.anyAttribute === undefined ? "" : `  EXAMPLE = ${schema.body.anyAttribute.example}\n`;
  return `${type}${label} {\n${lines.join("")}${free}}\n`;
}

test.each(blocks)("the examples of %s are sound", (type, schema) => {
  const { diagnostics } = analyzePolicy(`fail_closed = true\n${exampleOf(type, schema)}`);
  const grave = diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
  expect(grave.filter(({ code }) => code !== "sentry.rules.block_spelling")).toEqual([]);
});

test.each(Object.entries(policySchema.document.attributes))("the example of %s is sound", (name, { example }) => {
  const { accepted } = analyzePolicy(`${name} = ${example}\n`);
  expect(accepted).toBe(true);
});

describe("documentation", () => {
  test.each(documented("document", policySchema.document))("%s", (_, text) => {
    expect(text).toMatch(/^[A-Z`][^\n]*[.]$/u);
  });
});

function documented(path: string, body: BodySchema): [string, string][] {
  return [
    ...Object.entries(body.attributes).map(([name, { documentation }]): [string, string] => [
      `${path}.${name}`,
      documentation,
    ]),
    ...Object.entries(body.attributes).flatMap(([name, { type }]) =>
      type.kind === "string" && type.allowed !== undefined
        ? type.allowed.map(({ value, documentation }): [string, string] => [`${path}.${name}=${value}`, documentation])
        : [],
    ),
    ...Object.entries(body.blocks).flatMap(([name, block]): [string, string][] => [
      [`${path}.${name}`, block.documentation],
      ...documented(`${path}.${name}`, block.body),
    ]),
  ];
}
