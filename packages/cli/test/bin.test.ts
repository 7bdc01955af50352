import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { dns } from "@a3s/sentry-core";
import { beforeAll, expect, test } from "vitest";
import { requireBuild } from "../../../test/support/require-build.js";
import { temporaryFolder } from "./temporary-folder.js";

const bin = fileURLToPath(new URL("../bin/sentry.js", import.meta.url));

beforeAll(requireBuild);

/** Runs a command line of the shell in which `sentry` is the built command. */
function shell(commandLine: string, cwd: string, env: Record<string, string> = {}) {
  const script = `sentry() { ${JSON.stringify(process.execPath)} ${JSON.stringify(bin)} "$@"; }\n${commandLine}`;
  const options = { cwd, encoding: "utf8", env: { PATH: process.env.PATH ?? "", ...env } } as const;
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script], options);
  return { status, stdout, stderr };
}

test("the built command runs, and its exit codes arrive", async () => {
  const cwd = await temporaryFolder({ "good.acl": "fail_closed = true\n", "bad.acl": "fail_closed = yes\n" });
  expect(shell("sentry --version", cwd)).toEqual({ status: 0, stdout: "0.1.0\n", stderr: "" });
  expect(shell("sentry check good.acl", cwd).status).toBe(0);
  expect(shell("sentry check bad.acl", cwd).status).toBe(1);
  expect(shell("sentry check none.acl", cwd).status).toBe(2);
  expect(shell("sentry", cwd).status).toBe(2);
  expect(shell("sentry parse --json - < good.acl", cwd).stdout).toBe(
    '{"file":"-","document":{"attributes":{"fail_closed":true},"blocks":[]}}\n',
  );
});

test("colours follow the environment", async () => {
  const cwd = await temporaryFolder({ "bad.acl": "fail_closed = yes\n" });
  expect(shell("sentry check bad.acl", cwd).stdout).not.toContain("\u001b");
  expect(shell("sentry check bad.acl", cwd, { FORCE_COLOR: "1" }).stdout).toContain("\u001b[31m");
  expect(shell("sentry check bad.acl", cwd, { FORCE_COLOR: "1", NO_COLOR: "1" }).stdout).not.toContain("\u001b");
});

test("a reader that goes away ends an endless run quietly", async () => {
  const cwd = await temporaryFolder({ "p.acl": "fail_closed = true\n", "e.ndjson": `${dns(1, "a")}\n` });
  const { stdout, stderr } = shell(
    'yes "$(cat e.ndjson)" | (sentry eval --policy p.acl --format json; echo "exit $?" >&2) | head -n 1',
    cwd,
  );
  expect(stdout).toMatch(/^\{"line":1,.*\n$/);
  expect(stderr).toBe("exit 0\n");
});

test("a device without end does not fill the memory", async () => {
  const cwd = await temporaryFolder({});
  const { status, stdout } = shell("sentry check /dev/zero", cwd);
  expect({ status, isLimit: stdout.includes("[acl.limit.document_bytes]") }).toEqual({ status: 1, isLimit: true });
});

test("a long stream is judged in little memory", async () => {
  const event = JSON.stringify({ event: { LlmCall: { prompt: "a".repeat(1_000) } } });
  const cwd = await temporaryFolder({ "p.acl": "fail_closed = true\n", "e.ndjson": `${event}\n` });
  const { status, stdout } = shell(
    'yes "$(cat e.ndjson)" | head -n 100000 | NODE_OPTIONS=--max-old-space-size=48 sentry eval --policy p.acl --format json | tail -n 1',
    cwd,
  );
  expect({ status, ...JSON.parse(stdout) }).toMatchObject({
    status: 0,
    summary: { lines: 100_000, notJudged: 100_000 },
  });
});

test("an open standard input that nobody reads does not keep the command alive", async () => {
  const cwd = await temporaryFolder({ "p.acl": "fail_closed = true\n" });
  const child = spawn(process.execPath, [bin, "check", "p.acl"], { cwd, stdio: ["pipe", "ignore", "ignore"] });
  expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(0);
});
