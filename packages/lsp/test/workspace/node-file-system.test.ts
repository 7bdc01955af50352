import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { nodeFileSystem } from "../../src/workspace/node-file-system.js";

it("finds files and links to them, but no link that leads out of the folder, to nothing or to itself", async () => {
  const base = await mkdtemp(join(tmpdir(), "sentry-files-"));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const folder = join(base, "real");
  await mkdir(folder);
  await writeFile(join(folder, "a.acl"), "");
  await writeFile(join(base, "secret"), "");
  await symlink(folder, join(base, "folder"), "junction");
  await symlink("a.acl", join(folder, "b.acl"));
  await symlink(join(base, "secret"), join(folder, "c.acl"));
  await symlink("nothing", join(folder, "d.acl"));
  await symlink("e.acl", join(folder, "e.acl"));
  await symlink(base, join(folder, "f.acl"));
  // The folder that an editor opens may be a link itself.
  for (const opened of [folder, join(base, "folder")]) {
    const found = await nodeFileSystem.findFiles(pathToFileURL(opened).href, "**/*.acl", 100);
    expect(found).toEqual(["a.acl", "b.acl"].map((name) => pathToFileURL(join(opened, name)).href));
  }
});
