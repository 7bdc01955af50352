import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFileAtomically } from "../../src/io/write-file-atomically.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sentry-cli-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("content is replaced, mode stays, nothing else is left in the folder", async () => {
  const file = join(folder, "a.acl");
  await writeFile(file, "old");
  await chmod(file, 0o640);
  await writeFileAtomically(file, "new\n");
  expect(await readFile(file, "utf8")).toBe("new\n");
  expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect(await readdir(folder)).toEqual(["a.acl"]);
});

test("a symbolic link stays one", async () => {
  await writeFile(join(folder, "a.acl"), "old");
  await symlink("a.acl", join(folder, "link.acl"));
  await writeFileAtomically(join(folder, "link.acl"), "new");
  expect(await readlink(join(folder, "link.acl"))).toBe("a.acl");
  expect(await readFile(join(folder, "a.acl"), "utf8")).toBe("new");
});

test("a file that is not there is not made", async () => {
  await expect(writeFileAtomically(join(folder, "none.acl"), "new")).rejects.toMatchObject({ code: "ENOENT" });
  expect(await readdir(folder)).toEqual([]);
});

test("a pipe or a device is not replaced", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  await expect(writeFileAtomically(pipe, "new")).rejects.toMatchObject({ code: "NOT_A_REGULAR_FILE" });
  expect((await stat(pipe)).isFIFO()).toBe(true);
});

test("a name of the greatest length is written as well", async () => {
  const file = join(folder, `${"é".repeat(125)}.acl`);
  await writeFile(file, "old");
  await writeFileAtomically(file, "new");
  expect(await readFile(file, "utf8")).toBe("new");
});
