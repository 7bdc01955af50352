import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEnforcer } from "../../src/enforce/create-enforcer.js";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sentry-enforce-"));
  path = join(folder, "exec.deny");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const exec = (target: string) => ({ kind: "DenyExec", target }) as const;
const text = () => readFileSync(path, "utf8");

describe("createEnforcer", () => {
  it("creates the file, appends one line, and leaves nothing else behind", () => {
    const enforce = createEnforcer({ exec: path });
    expect(enforce(exec("/bin/a"))).toEqual({ kind: "written", path });
    expect(enforce(exec("/bin/b"))).toEqual({ kind: "written", path });
    expect(text()).toBe("/bin/a\n/bin/b\n");
    expect(readdirSync(folder)).toEqual(["exec.deny"]);
    expect(statSync(path).mode & 0o777).toBe(0o644 & ~process.umask());
  });

  it("writes each kind of deny to its own file", () => {
    const at = (name: string) => join(folder, name);
    const enforce = createEnforcer({ egress: at("e"), file: at("f"), exec: at("x") });
    enforce({ kind: "DenyEgress", target: "1.2.3.4" });
    enforce({ kind: "DenyFile", target: "/etc/shadow" });
    enforce(exec("/bin/a"));
    expect(["e", "f", "x"].map((name) => readFileSync(at(name), "utf8"))).toEqual([
      "1.2.3.4\n",
      "/etc/shadow\n",
      "/bin/a\n",
    ]);
  });

  it("has no sink where the path is absent or empty", () => {
    expect(createEnforcer({})(exec("/bin/a"))).toEqual({ kind: "no-sink" });
    expect(createEnforcer({ exec: "" })(exec("/bin/a"))).toEqual({ kind: "no-sink" });
  });

  it("writes nothing of what a guard would misread", () => {
    expect(createEnforcer({ exec: path })(exec("/bin/a\n/bin/b"))).toMatchObject({ kind: "rejected" });
    expect(existsSync(path)).toBe(false);
  });

  it("does not repeat what the file holds, however it came there", () => {
    writeFileSync(path, "# by hand\r\n  /bin/a\r\n/bin/b");
    const enforce = createEnforcer({ exec: path });
    for (const target of ["/bin/a", "/bin/b"]) expect(enforce(exec(target))).toEqual({ kind: "present", path });
    appendFileSync(path, "\n/bin/c\n");
    expect(enforce(exec("/bin/c")).kind).toBe("present");
    expect(enforce(exec("/bin/by")).kind).toBe("written");
  });

  it("does not glue a line to one that somebody left unterminated", () => {
    writeFileSync(path, "/bin/a");
    const enforce = createEnforcer({ exec: path });
    enforce(exec("/bin/b"));
    appendFileSync(path, "/bin/c");
    enforce(exec("/bin/d"));
    expect(text()).toBe("/bin/a\n/bin/b\n/bin/c\n/bin/d\n");
  });

  it.each<[string, () => void]>([
    ["truncates the file", () => truncateSync(path)],
    ["removes the file", () => rmSync(path)],
    ["removes the line by an edit of the same length", () => writeFileSync(path, "/bin/z\n")],
    [
      "replaces the file",
      () => {
        writeFileSync(`${path}.new`, "/bin/z\n");
        renameSync(`${path}.new`, path);
      },
    ],
  ])("writes a target again after somebody %s", (_, change) => {
    const enforce = createEnforcer({ exec: path });
    for (let round = 0; round < 20; round++) {
      expect(enforce(exec("/bin/a")).kind).toBe("written");
      expect(enforce(exec("/bin/a")).kind).toBe("present");
      change();
    }
  });

  it("remembers a file that lies still without reading it again, and notices the next change", async () => {
    const enforce = createEnforcer({ exec: path });
    enforce(exec("/bin/a"));
    await new Promise((resolve) => setTimeout(resolve, 150));
    for (let round = 0; round < 3; round++) expect(enforce(exec("/bin/a")).kind).toBe("present");
    writeFileSync(path, "/bin/z\n");
    expect(enforce(exec("/bin/a")).kind).toBe("written");
  });

  it("finds a target in a file far larger than what it remembers", () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `/opt/program-${index}`);
    writeFileSync(path, `${lines.join("\n")}\n`);
    const enforce = createEnforcer({ exec: path });
    for (const index of [0, 1, 30_000, 59_999]) expect(enforce(exec(`/opt/program-${index}`)).kind).toBe("present");
    expect(enforce(exec("/opt/program-60000")).kind).toBe("written");
    expect(enforce(exec("/opt/program-60000")).kind).toBe("present");
  });

  it("reports a failure and tries again", () => {
    const missing = join(folder, "later", "exec.deny");
    const enforce = createEnforcer({ exec: missing });
    const outcome = enforce(exec("/bin/a"));
    expect(outcome).toMatchObject({
      kind: "failed",
      error: { name: "EnforceError", path: missing, action: exec("/bin/a") },
    });
    mkdirSync(join(folder, "later"));
    expect(enforce(exec("/bin/a"))).toEqual({ kind: "written", path: missing });
  });

  it("refuses what is no regular file", () => {
    expect(createEnforcer({ exec: folder })(exec("/bin/a"))).toMatchObject({ kind: "failed" });
    expect(createEnforcer({ exec: "/dev/null" })(exec("/bin/a"))).toMatchObject({ kind: "failed" });
  });

  it("writes through links, and sees the same file behind two names", () => {
    const link = join(folder, "link");
    const hard = join(folder, "hard");
    symlinkSync(path, link);
    expect(createEnforcer({ exec: link })(exec("/bin/a"))).toEqual({ kind: "written", path: link });
    linkSync(path, hard);
    expect(createEnforcer({ exec: hard })(exec("/bin/a")).kind).toBe("present");
    expect(text()).toBe("/bin/a\n");
  });

  it("works where it can make no lock", () => {
    mkdirSync(`${path}.lock`);
    expect(createEnforcer({ exec: path })(exec("/bin/a")).kind).toBe("written");
    const longName = join(folder, "x".repeat(255));
    expect(createEnforcer({ exec: longName })(exec("/bin/a")).kind).toBe("written");
    symlinkSync("nowhere", `${join(folder, "other")}.lock`);
    expect(createEnforcer({ exec: join(folder, "other") })(exec("/bin/a")).kind).toBe("written");
  });

  it.each([
    ["of a process that is gone", `${JSON.stringify({ pid: 2 ** 22 + 1, started: "1", place: "PLACE" })}\n`],
    ["without a name", ""],
    ["that is not ours", "something else\n"],
  ])("takes over a lock %s", async (_, content) => {
    const { ownIdentity } = await import("../../src/enforce/process-identity.js");
    writeFileSync(`${path}.lock`, content.replace("PLACE", ownIdentity().place));
    expect(createEnforcer({ exec: path })(exec("/bin/a")).kind).toBe("written");
    expect(readdirSync(folder)).toEqual(["exec.deny"]);
  });

  it.each([
    ["/bin/z\n", "", "/bin/z\n"],
    ["/bin/z\n", "/bin/t", "/bin/z\n/bin/torn\n"],
    ["/bin/z\n", "/bin/torn", "/bin/z\n/bin/torn\n"],
    ["/bin/z\n", "/bin/torn\n", "/bin/z\n/bin/torn\n"],
    ["/bin/z\n", "/bin/other", "/bin/z\n/bin/other\n"],
    ["/bin/z\n", "/bin/t\n/bin/later\n", "/bin/z\n/bin/t\n/bin/later\n"],
  ])("completes the line that a killed process had begun (%j, %j)", async (before, begun, mended) => {
    const { ownIdentity } = await import("../../src/enforce/process-identity.js");
    const owner = { pid: 2 ** 22 + 1, started: "1", place: ownIdentity().place };
    const intent = { offset: before.length, bytes: Buffer.from("/bin/torn\n").toString("base64") };
    writeFileSync(path, before + begun);
    writeFileSync(`${path}.lock`, `${JSON.stringify(owner)}\n${JSON.stringify(intent)}\n`);
    createEnforcer({ exec: path })(exec("/bin/a"));
    expect(text()).toBe(`${mended}/bin/a\n`);
  });
});
