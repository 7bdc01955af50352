import { expect, test } from "vitest";
import { runSentry } from "../run-sentry.js";
import { temporaryFolder } from "../temporary-folder.js";

test("one line for each file", async () => {
  const cwd = await temporaryFolder({ "a.acl": "fail_closed = true\n", "b.acl": 'deny { egress = "e" }\n' });
  expect(await runSentry(["parse", "--json", "a.acl", "b.acl"], { cwd })).toEqual({
    code: 0,
    stdout: [
      '{"file":"a.acl","document":{"attributes":{"fail_closed":true},"blocks":[]}}',
      '{"file":"b.acl","document":{"attributes":{},"blocks":[{"type":"deny","labels":[],"attributes":{"egress":"e"},"blocks":[]}]}}',
      "",
    ].join("\n"),
    stderr: "",
  });
});

test("without --json it is indented for reading", async () => {
  const { stdout } = await runSentry(["parse", "-"], { stdin: "a = [1, null]" });
  expect(JSON.parse(stdout)).toEqual({ file: "-", document: { attributes: { a: [1, null] }, blocks: [] } });
  expect(stdout).toContain('\n  "document": {\n');
});

test("names that objects have of themselves, and keys that look like ours, are data", async () => {
  const { stdout } = await runSentry(["parse", "--json", "-"], {
    stdin: '__proto__ = 1\nv = { "$call" = 1, "__proto__" = 2 }',
  });
  expect(stdout).toBe(
    '{"file":"-","document":{"attributes":{"__proto__":1,"v":{"$$call":1,"__proto__":2}},"blocks":[]}}\n',
  );
});

test("of a document with syntax errors the part that can be read is printed, the errors go to standard error", async () => {
  const { code, stdout, stderr } = await runSentry(["parse", "--json", "-"], { stdin: "a = 1\nb = \nc = 30s\n" });
  expect(code).toBe(1);
  expect(JSON.parse(stdout).document.attributes).toEqual({ a: 1 });
  expect(stderr).toContain("<stdin>:2:3: error: Attribute has no value [acl.parse.missing_value]");
});

test("schema does not matter", async () => {
  expect((await runSentry(["parse", "-"], { stdin: "anything = 1" })).code).toBe(0);
});

test("a file that is missing", async () => {
  const cwd = await temporaryFolder({ "a.acl": "a = 1" });
  const { code, stdout, stderr } = await runSentry(["parse", "--json", "b.acl", "a.acl"], { cwd });
  expect({ code, stderr }).toEqual({ code: 2, stderr: "sentry parse: b.acl: no such file\n" });
  expect(stdout).toContain('"a.acl"');
});
