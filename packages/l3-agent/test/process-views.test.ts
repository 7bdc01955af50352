import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processTool } from "../src/tools/process-tool.js";

const secret = "only-in-the-environment";
let child: ChildProcess;

beforeAll(async () => {
  const program = `
    const server = require("node:net").createServer().listen(0, "127.0.0.1", () => {
      require("node:child_process").spawn("sleep", ["300"]);
      require("node:fs").openSync("/etc/hostname");
      console.log(server.address().port);
    });`;
  child = spawn(process.execPath, ["-e", program, "a b"], {
    cwd: "/tmp",
    env: { ...process.env, HIDDEN: secret },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const [data]: Buffer[] = await once(child.stdout ?? child, "data");
  port = Number(String(data));
});
let port = 0;
afterAll(() => void process.kill(-(child.pid ?? 0), "SIGKILL"));

async function view(name: string, pid: number = child.pid ?? 0) {
  return processTool.call(JSON.stringify({ pid, view: name }));
}

describe("a view of a process", () => {
  it.each([
    ["status", /^Name:\tnode$/m],
    ["cmdline", /,"a b"\]$/],
    ["links", /^exe: .*node.*\ncwd: \/tmp\nroot: \/$/],
    ["parents", new RegExp(`^pid ${process.pid}, user \\d+: `)],
    ["children", /^pid \d+, user \d+: \["sleep","300"\]$/],
    ["files", /^\/etc\/hostname$/m],
    ["mapped", /^\/.*libc.*$/m],
  ])("shows %s", async (name, expected) => {
    const result = await view(name);
    expect(result).toEqual({ kind: "evidence", text: expect.stringMatching(expected) });
    expect(result.text).not.toContain(secret);
  });

  it("shows its listeners and connections, and not those of others", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    expect((await view("connections")).text).toBe(`tcp 127.0.0.1:${port} to 0.0.0.0:0, listening`);
    other.close();
  });

  it.each(["status", "cmdline", "links", "parents", "children", "files", "mapped"])(
    "says that there is nothing: %s of a process that is not there",
    async (name) => {
      // Beyond the kernel's highest number.
      expect(await view(name, 2 ** 22)).toMatchObject({ kind: "problem" });
    },
  );
});
