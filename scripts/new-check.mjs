#!/usr/bin/env node
// Starts a new check of the policy: `npm run new:check deny-empty-path sentry.deny.empty_path` writes the check, its test
// and its page in the manual from templates, and wires the check. With `--index` it only writes the index again.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const checksFolder = join(root, "packages/core/src/policy/checks");
const indexFile = join(checksFolder, "index.ts");

/** @param {string} name */
const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/**
 * The index of the checks in a folder, by the names of their files.
 *
 * @param {readonly string[]} names
 */
export function checksIndex(names) {
  const sorted = [...names].sort();
  const imports = sorted.map((name) => `import { ${camelCase(name)} } from "./${name}.js";`);
  const entries = sorted.map((name) => `  ${camelCase(name)},`);
  return `import type { Check } from "../define-check.js";
${imports.join("\n")}

/** Every check of the policy, one for each code. \`npm run new:check\` adds to it. */
export const checks: readonly Check[] = [
${entries.join("\n")}
];
`;
}

/** The names of the checks that have a file. */
export function checkNames() {
  return readdirSync(checksFolder)
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .map((file) => file.slice(0, -".ts".length));
}

/**
 * The files of a new check, by their paths from the root of the repository.
 *
 * @param {string} name
 * @param {string} code
 */
export function checkFiles(name, code) {
  return {
    [`packages/core/src/policy/checks/${name}.ts`]: `import { defineCheck } from "../define-check.js";

export const ${camelCase(name)} = defineCheck({
  code: "${code}",
  severity: "warning",
  message: "Say what is wrong in a line, without text of the policy",
  documentation: "Say what it finds and why it matters.",
  *check({ rules }) {
    for (const { reason } of rules) if (reason?.value === "replace me") yield { range: reason.range };
  },
});
`,
    [`packages/core/test/policy/checks/${name}.test.ts`]: `import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "${code}";

test("finds it", () => check(code, rule({ reason: '⟦"replace me"⟧' })));

test("leaves the rest alone", () => check(code, rule({ reason: '"r"' })));
`,
    [`packages/core/test/fixtures/policy/warn/${name}.acl`]: `fail_closed = true
rule "r1" {
  on = "Dns"
  match = "x"
  verdict = "block"
  severity = "low"
  reason = "replace me"
}
`,
    [`packages/core/test/fixtures/policy/warn/${name}.json`]: `{"code": "${code}", "line": 6, "character": 11}\n`,
    [`docs/diagnostics/${code}.md`]: `# ${code}

## What it finds

Say in a sentence what the policy looks like.

## Avoid

\`\`\`acl avoid
rule "name" {
  on       = "Dns"
  match    = "tunnel"
  verdict  = "block"
  severity = "medium"
  reason   = "replace me"
}
\`\`\`

## Prefer

\`\`\`acl prefer
rule "name" {
  on       = "Dns"
  match    = "tunnel"
  verdict  = "block"
  severity = "medium"
  reason   = "DNS tunnel"
}
\`\`\`

## Why

Say what goes wrong otherwise.

## What it does not find

Say what looks similar and is not reported.
`,
  };
}

/** @param {readonly string[]} args */
function main([name = "", code]) {
  if (name === "--index") {
    writeFileSync(indexFile, checksIndex(checkNames()));
    return;
  }
  if (!/^[a-z]+(-[a-z]+)*$/.test(name) || !/^(sentry|acl)(\.[a-z_]+){1,2}$/.test(code ?? `sentry.${name}`)) {
    console.error(
      "usage: npm run new:check NAME [CODE], for example: npm run new:check deny-empty-path sentry.deny.empty_path",
    );
    process.exitCode = 2;
    return;
  }
  const [family, ...rest] = name.split("-");
  const files = checkFiles(name, code ?? (rest.length > 0 ? `sentry.${family}.${rest.join("_")}` : `sentry.${family}`));
  const existing = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (existing.length > 0) {
    console.error(`already there: ${existing.join(", ")}`);
    process.exitCode = 2;
    return;
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
  writeFileSync(indexFile, checksIndex(checkNames()));
  console.log("wired packages/core/src/policy/checks/index.ts");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
