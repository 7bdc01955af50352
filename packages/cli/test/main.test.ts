import { expect, test } from "vitest";
import { main, type Output } from "../src/index.js";
import { OutputError } from "../src/io/output.js";
import { runSentry } from "./run-sentry.js";

test("--version prints the version of the package", async () => {
  const { code, stdout } = await runSentry(["--version"]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "0.1.0\n" });
});

test.each(["--help", "-h", "help"])("%s prints help", async (argument) => {
  const { code, stdout, stderr } = await runSentry([argument]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  await expect(stdout).toMatchFileSnapshot("golden/help.txt");
});

test.each(["check", "fmt", "parse", "eval", "explain", "rules", "witness", "diff", "test"])(
  "%s --help shows examples",
  async (command) => {
    const { code, stdout, stderr } = await runSentry([command, "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    await expect(stdout).toMatchFileSnapshot(`golden/help-${command}.txt`);
  },
);

test("no command at all is a wrong use", async () => {
  const { code, stdout, stderr } = await runSentry([]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("Usage: sentry");
});

test.each([
  [["chek", "a.acl"], "error: unknown command 'chek'\n(Did you mean check?)\n"],
  [["check"], "error: missing required argument 'file'\n"],
  [["check", "--formt", "json", "a"], "error: unknown option '--formt'\n(Did you mean --format?)\n"],
  [["check", "--format", "xml", "a"], "error: option '--format <format>' argument 'xml' is invalid."],
  [["check", "--fail-level", "fatal", "a"], "error: option '--fail-level <severity>' argument 'fatal' is invalid."],
  [["eval", "events"], "error: required option '--policy <file>' not specified\n"],
  [["rules", "--policy", "p", "extra"], "error: too many arguments for 'rules'. Expected 0 arguments but got 1.\n"],
  [["\u001b[2J"], "error: unknown command '␛[2J'\n"],
])("%j is a wrong use", async (argv, message) => {
  const { code, stdout, stderr } = await runSentry(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test.each([["--help"], ["check", "-"], ["eval", "--policy", "-", "/dev/null"]])(
  "an output that cannot be written to is a failure: %s",
  async (...argv) => {
    const complaints: string[] = [];
    const terminal: Output = { isTTY: false, columns: undefined, closed: false, write: async () => {} };
    const full = {
      ...terminal,
      write: () => Promise.reject(new OutputError("the output cannot be written: no space left on the device")),
    };
    const stderr = { ...terminal, write: async (text: string) => void complaints.push(text) };
    const context = {
      stdout: full,
      stderr,
      stdin: async function* () {},
      cwd: ".",
      env: {},
      serveEditor: async () => {},
    };
    expect(await main(argv, context)).toBe(2);
    expect(complaints.join("")).toContain("sentry: the output cannot be written: no space left on the device\n");
  },
);
