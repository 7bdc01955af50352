import { chmod, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runSentry } from "../run-sentry.js";
import { temporaryFolder } from "../temporary-folder.js";

const rough = "a=1 # one\nlonger=[1,2 ,3]\n";
const smooth = "a      = 1  # one\nlonger = [1, 2, 3]\n";

test("a file is rewritten in place, keeps its mode, and is named", async () => {
  const cwd = await temporaryFolder({ "a.acl": rough, "b.acl": smooth });
  await chmod(join(cwd, "a.acl"), 0o600);
  expect(await runSentry(["fmt", "a.acl", "b.acl"], { cwd })).toEqual({ code: 0, stdout: "a.acl\n", stderr: "" });
  expect(await readFile(join(cwd, "a.acl"), "utf8")).toBe(smooth);
  expect((await stat(join(cwd, "a.acl"))).mode & 0o777).toBe(0o600);
  expect(await runSentry(["fmt", "a.acl"], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("--check names what is not formatted and writes nothing", async () => {
  const cwd = await temporaryFolder({ "a.acl": rough, "b.acl": smooth });
  expect(await runSentry(["fmt", "--check", "a.acl", "b.acl"], { cwd })).toEqual({
    code: 1,
    stdout: "a.acl\n",
    stderr: "",
  });
  expect(await readFile(join(cwd, "a.acl"), "utf8")).toBe(rough);
  expect((await runSentry(["fmt", "--check", "b.acl"], { cwd })).code).toBe(0);
});

test("--diff shows what would change and writes nothing", async () => {
  const cwd = await temporaryFolder({ "a.acl": rough });
  expect(await runSentry(["fmt", "--diff", "a.acl"], { cwd })).toEqual({
    code: 1,
    stdout: [
      "--- a.acl",
      "+++ a.acl",
      "@@ -1,2 +1,2 @@",
      "-a=1 # one",
      "-longer=[1,2 ,3]",
      "+a      = 1  # one",
      "+longer = [1, 2, 3]",
      "",
    ].join("\n"),
    stderr: "",
  });
  expect(await readFile(join(cwd, "a.acl"), "utf8")).toBe(rough);
});

test("standard input goes to standard output", async () => {
  expect(await runSentry(["fmt", "-"], { stdin: rough })).toEqual({ code: 0, stdout: smooth, stderr: "" });
  expect((await runSentry(["fmt", "--check", "-"], { stdin: rough })).code).toBe(1);
});

test("on a terminal nothing of the document acts", async () => {
  const { stdout } = await runSentry(["fmt", "-"], { stdin: "# \u001b[2J\n", columns: 80 });
  expect(stdout).toBe("# ␛[2J\n");
});

test("a document with syntax errors is left as it is, the others are formatted", async () => {
  const cwd = await temporaryFolder({ "bad.acl": "a = [1\n", "a.acl": rough });
  const { code, stdout, stderr } = await runSentry(["fmt", "bad.acl", "a.acl"], { cwd });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "a.acl\n" });
  expect(stderr).toContain("bad.acl:1:5: error: List is not closed [acl.parse.unclosed_list]");
  expect(stderr).toContain("sentry fmt: bad.acl: left as it is. The document has syntax errors.\n");
  expect(await readFile(join(cwd, "bad.acl"), "utf8")).toBe("a = [1\n");
});

test("nothing comes out of standard input with syntax errors", async () => {
  const { code, stdout } = await runSentry(["fmt", "-"], { stdin: "a = [1\n" });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
});

test("bytes that are no text are left as they are", async () => {
  const bytes = Buffer.from([0x61, 0x3d, 0xff, 0x0a]);
  const cwd = await temporaryFolder({ "a.acl": bytes });
  expect((await runSentry(["fmt", "a.acl"], { cwd })).code).toBe(1);
  expect(await readFile(join(cwd, "a.acl"))).toEqual(bytes);
});

test("line ends of Windows stay, a byte order mark goes", async () => {
  const cwd = await temporaryFolder({ "a.acl": `\ufeff${rough.replaceAll("\n", "\r\n")}` });
  await runSentry(["fmt", "a.acl"], { cwd });
  expect(await readFile(join(cwd, "a.acl"), "utf8")).toBe(smooth.replaceAll("\n", "\r\n"));
});

test("a file that is missing", async () => {
  const cwd = await temporaryFolder({ "a.acl": rough });
  expect(await runSentry(["fmt", "none.acl", "a.acl"], { cwd })).toEqual({
    code: 2,
    stdout: "a.acl\n",
    stderr: "sentry fmt: none.acl: no such file\n",
  });
});
