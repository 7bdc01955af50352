import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { egress, Sentry, sslContent } from "@a3s/sentry-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeTemporaryDirectory, temporaryDirectory } from "../../../../../test/support/temporary-directory.js";
import { agentScript, allowText, blockText } from "./agent-script.js";
import { check, escalation, eventOf, judgeWith, unavailable } from "./judge-with.js";
import { agentDirectories } from "./leftovers.js";

describe("what an agent starts", () => {
  it.each([
    ["children that keep the pipe open", "sleep 300 & sleep 300 &"],
    ["children that write on", "yes >&2 & (while :; do sleep 0.1; done) &"],
    ["children that ignore SIGTERM", "(trap '' TERM; while :; do sleep 0.1; done) &"],
    ["a process of another session", "setsid sh -c '>up; exec sleep 300' & while [ ! -e up ]; do :; done"],
    ["a daemon that was forked twice", "(setsid sh -c '>up; exec sleep 300' &); while [ ! -e up ]; do :; done"],
  ])("ends with its answer: %s", async (_, body) => {
    expect(await check(`${body}\necho '${allowText}'`)).toMatchObject({ verdict: "allow" });
  });

  it("ends at the timeout, even what left the session and dropped the environment", async () => {
    const body = "env -i /usr/bin/setsid sleep 31 & env -i sleep 32 & setsid sleep 33 & wait";
    expect(await check(body, 0.5)).toEqual(unavailable("it did not answer within 0.5 s"));
    expect(await sleepers()).toEqual([]);
  });

  it("gets time to clean up when it is asked to end", async () => {
    const file = join(temporaryDirectory(), "clean");
    await check(`trap 'echo clean > ${file}; exit 0' TERM; while :; do sleep 0.05; done`, 0.2);
    expect(readFileSync(file, "utf8")).toBe("clean\n");
  });
});

async function sleepers(): Promise<string[]> {
  const { readdirSync } = await import("node:fs");
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^sleep\0(31|32|33)\0$/.test(readFileSync(`/proc/${pid}/cmdline`, "latin1"));
    } catch {
      return false;
    }
  });
}

describe("how it is run", () => {
  /** An agent that writes what it was given into a file, as its arguments separated by NUL and its environment. */
  async function recorded(options: Parameters<typeof judgeWith>[0] | object = {}, line?: string) {
    const directory = temporaryDirectory();
    const body = [
      `for argument in "$@"; do printf '%s\\0' "$argument"; done > ${directory}/args`,
      `env -0 > ${directory}/env`,
      `pwd > ${directory}/cwd; ls -A > ${directory}/ls; stat -c '%a' . > ${directory}/mode`,
      `cat > ${directory}/stdin; ps -o pgid=,sid= -p $$ > ${directory}/group; echo $$ > ${directory}/pid`,
      `if [ -n "$A3S_SENTRY_EVENT_FILE" ]; then cp "$A3S_SENTRY_EVENT_FILE" ${directory}/event; stat -c '%a' "$A3S_SENTRY_EVENT_FILE" > ${directory}/event-mode; fi`,
      `echo '${blockText}'`,
    ].join("\n");
    const event = eventOf(line);
    const { decision } = await judgeWith({ bin: agentScript(body), ...options }, { event });
    expect(decision).toMatchObject({ verdict: "block", reason: "L3: looked at it" });
    const read = (name: string) => readFileSync(join(directory, name), "utf8");
    const args = read("args").split("\0").slice(0, -1);
    const env = new Map(
      read("env")
        .split("\0")
        .map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)] as const),
    );
    return { args, env, read };
  }

  it("has the arguments of the contract", async () => {
    const skills = temporaryDirectory();
    const { args } = await recorded({ skills });
    expect(args.slice(0, 4)).toEqual(["--skills", skills, "--json", "-p"]);
    expect(args).toHaveLength(5);
    expect(args[4]).toContain(`you can trust the files of the folder ${JSON.stringify(skills)}`);
    expect((await recorded()).args.slice(0, 2)).toEqual(["--json", "-p"]);
  });

  it("has the arguments of a template, of which no shell sees any", async () => {
    const { args } = await recorded({ args: ["$(id)", "`id`", "*", "a b", "--ask={prompt}", "{prompts}", "--x"] });
    expect(args.slice(0, 4)).toEqual(["$(id)", "`id`", "*", "a b"]);
    expect(args[4]).toMatch(/^--ask=You investigate/);
    expect(args.slice(5)).toEqual(["{prompts}", "--x"]);
  });

  it("has no standard input, a session of its own, and a private empty directory", async () => {
    const { read } = await recorded();
    expect(read("stdin")).toBe("");
    const pid = read("pid").trim();
    expect(read("group").trim().split(/\s+/)).toEqual([pid, pid]);
    expect(read("mode")).toBe("700\n");
    expect(read("ls")).toBe("");
    expect(read("cwd")).toContain("sentry-agent-");
    expect(() => statSync(read("cwd").trim())).toThrow("ENOENT");
  });

  it("has the environment without the key of L2 and what is withheld", async () => {
    const env = {
      ...process.env,
      A3S_SENTRY_LLM_KEY: "one",
      LLM_KEY: "two",
      OTHER: "three",
      A3S_SENTRY_EVENT_FILE: "/x",
    };
    const given = (await recorded({ env, withholdEnv: ["LLM_KEY"] })).env;
    expect(given.get("OTHER")).toBe("three");
    expect(given.get("PATH")).toBe(process.env.PATH);
    for (const name of ["A3S_SENTRY_LLM_KEY", "LLM_KEY", "A3S_SENTRY_EVENT_FILE"]) expect(given.has(name)).toBe(false);
  });

  it("has a prompt that holds the incident", async () => {
    const line =
      '{"identity":{"agent":"py","task":"t1"},"provider":"openai","event":{"Dns":{"pid":77,"query":"x.example"}}}';
    const prompt = (await recorded({}, line)).args.at(-1) ?? "";
    for (const text of [
      escalation.reason,
      "agent: py",
      "task: t1",
      "provider: openai",
      "process: 77",
      "kind Dns",
      "x.example",
      line,
    ]) {
      expect(prompt).toContain(text);
    }
  });

  it("has a whole event of 1 MiB in a file that is removed", async () => {
    const content = "x".repeat(1024 * 1024);
    const line = sslContent(1, content);
    const { args, env, read } = await recorded({}, line);
    expect(read("event")).toBe(line);
    expect(read("event-mode")).toBe("600\n");
    const file = env.get("A3S_SENTRY_EVENT_FILE") ?? "";
    expect(file).not.toBe("");
    expect(() => statSync(file)).toThrow("ENOENT");
    expect(Buffer.byteLength(args.at(-1) ?? "")).toBeLessThan(64 * 1024);
    expect(args.at(-1)).toContain("characters left out");
  });

  it("finds a path that is not absolute from where the program was started", async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "skills"));
    const before = process.cwd();
    expect(join(before, "x")).not.toBe("");
    const { decision } = await judgeWith({ bin: "./no/such/agent" });
    expect(decision.reason).toContain("not found");
  });
});

describe("a policy with an agent", () => {
  it("asks it what the rules escalate, with the arguments and without the key that the policy names", async () => {
    const body = `case "$2" in "You investigate"*) ;; *) exit 4;; esac; [ -z "$KEY_OF_L2" ] || exit 5; echo '${blockText}'`;
    const sentry = Sentry.create(
      `
      fail_closed = true
      llm {
        url = "http://127.0.0.1:9/v1"
        key = env("KEY_OF_L2")
      }
      agent {
        bin  = "${agentScript(body)}"
        args = ["--ask", "{prompt}"]
      }
      rule "ask" { on = "Egress", match = '^203\\.', verdict = "escalate", severity = "high", reason = "unknown host" }
      `,
      { env: { KEY_OF_L2: "sk-of-l2-0123456789" } },
    );
    vi.stubEnv("KEY_OF_L2", "sk-of-l2-0123456789");
    const decision = await sentry.evaluate(egress(1, "203.0.113.9", 443));
    vi.unstubAllEnvs();
    expect(decision).toMatchObject({
      verdict: "block",
      tier: "Agent",
      reason: "L3: looked at it",
      action: { kind: "DenyEgress", target: "203.0.113.9" },
    });
  });
});

describe("a secret", () => {
  it("of the environment or of the arguments stands in no reason", async () => {
    const body = `printf '{"verdict":"block","reason":"key %s and %s and %s"}' "$AGENT_API_KEY" "$1" "$2"`;
    const env = { ...process.env, AGENT_API_KEY: "sk-environment-1234" };
    const { decision } = await judgeWith({
      bin: agentScript(body),
      args: ["sk-argument-5678", "{prompt}"].slice(0, 1).concat("plain", "{prompt}"),
      env,
      secrets: ["sk-argument-5678"],
    });
    expect(decision.reason).toBe("L3: key [secret] and [secret] and plain");
  });
});

describe("an aborted investigation", () => {
  const reason = new Error("nobody waits");

  // What other investigations on this machine have made, or have left, is none of these.
  let temporary = "";
  beforeAll(() => {
    temporary = makeTemporaryDirectory();
    vi.stubEnv("TMPDIR", temporary);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(temporary, { recursive: true });
  });

  it("that has not begun starts nothing", async () => {
    const file = join(temporaryDirectory(), "started");
    const bin = agentScript(`touch ${file}`);
    await expect(judgeWith({ bin }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(() => statSync(file)).toThrow("ENOENT");
  });

  it.each([0, 1, 5, 20, 60])("rejects with the reason and leaves nothing, %d ms after its start", async (ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), ms);
    const bin = agentScript("sleep 300 & trap '' TERM; while :; do sleep 0.05; done");
    await expect(judgeWith({ bin }, { signal: controller.signal })).rejects.toBe(reason);
  });

  it("rejects where the signal comes with the answer", async () => {
    const controller = new AbortController();
    const judged = judgeWith({ bin: agentScript(`echo '${allowText}'`) }, { signal: controller.signal });
    setImmediate(() => controller.abort(reason));
    await expect(judged).rejects.toBe(reason);
  });

  it("leaves no directory", () => {
    expect(agentDirectories()).toEqual([]);
  });
});
