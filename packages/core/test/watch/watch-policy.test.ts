import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dns, type Sentry, type WatchPolicyOptions, watchPolicy } from "@a3s/sentry-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { waitingJudge } from "../pipeline/judges.js";

// The files are real; the clock is the test's, so that nothing has to be waited for.

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sentry-watch-"));
  path = join(folder, "sentry.acl");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

/** Rules that block some names. Policies of one test differ in length: the clock of files is coarse. */
const blocking = (...names: string[]) =>
  names
    .map(
      (name) =>
        `rule "${name}" { on = "Dns", match = "^${name}$", verdict = "block", severity = "low", reason = "r" }\n`,
    )
    .join("");

function watching(options: WatchPolicyOptions = {}) {
  const events: string[] = [];
  const watch = watchPolicy(path, {
    onReload: () => events.push("reload"),
    onError: (error) => events.push(error instanceof Error ? error.message.replaceAll(folder, "") : "?"),
    ...options,
  });
  const blocked = (...names: string[]) =>
    names.filter((name) => watch.sentry.evaluateSync(dns(1, name))?.verdict === "block").join(" ");
  /** Lets the time go by that a change takes to be noticed, and gives what was told since. */
  const later = (milliseconds = 1_000): string[] => {
    vi.advanceTimersByTime(milliseconds);
    return events.splice(0);
  };
  return { watch, blocked, later };
}

describe("watchPolicy", () => {
  it("takes a changed file into use within a second, once", () => {
    writeFileSync(path, blocking("a"));
    const { watch, blocked, later } = watching();
    const before = watch.sentry;
    expect(later()).toEqual([]);
    writeFileSync(path, blocking("a", "b"));
    expect(blocked("a", "b")).toBe("a");
    expect(later()).toEqual(["reload"]);
    expect(blocked("a", "b")).toBe("a b");
    expect(watch.sentry).not.toBe(before);
    expect(later()).toEqual([]);
    // All judges count together.
    expect(watch.sentry.metrics.events).toBe(4);
    expect(before.metrics).toEqual(watch.sentry.metrics);
    watch.close();
  });

  it.each<[string, (text: string) => void]>([
    [
      "replaced by a rename",
      (text) => {
        writeFileSync(`${path}.new`, text);
        renameSync(`${path}.new`, path);
      },
    ],
    [
      "removed and made again",
      (text) => {
        rmSync(path);
        writeFileSync(path, text);
      },
    ],
    [
      "put back with an old time",
      (text) => {
        writeFileSync(path, text);
        utimesSync(path, 1, 1);
      },
    ],
  ])("notices a file that is %s", (_, replace) => {
    writeFileSync(path, blocking("a"));
    const { watch, blocked, later } = watching();
    for (const names of [["b", "c"], ["c", "d", "e"], ["f"]]) {
      replace(blocking(...names));
      expect(later()).toEqual(["reload"]);
      expect(blocked("a", "b", "c", "d", "e", "f")).toBe(names.join(" "));
    }
    watch.close();
  });

  it("notices that a symbolic link on the way was put somewhere else, as ConfigMaps are updated", () => {
    for (const [version, name] of [
      ["1", "a"],
      ["2", "bb"],
    ] as const) {
      mkdirSync(join(folder, version));
      writeFileSync(join(folder, version, "sentry.acl"), blocking(name));
    }
    symlinkSync("1", join(folder, "..data"));
    symlinkSync("..data/sentry.acl", path);
    const { watch, blocked, later } = watching();
    symlinkSync("2", join(folder, "..data_tmp"));
    renameSync(join(folder, "..data_tmp"), join(folder, "..data"));
    expect(later()).toEqual(["reload"]);
    expect(blocked("a", "bb")).toBe("bb");
    watch.close();
  });

  it("keeps the old rules while the file is broken, and tells so once", () => {
    writeFileSync(path, blocking("a"));
    const { watch, blocked, later } = watching();
    writeFileSync(path, `${blocking("a", "b")}rule "c" {`);
    expect(later(5_000)).toEqual([expect.stringMatching(/^parsing sentry ACL config: /)]);
    expect(blocked("a", "b")).toBe("a");
    writeFileSync(path, blocking("a", "b"));
    expect(later()).toEqual(["reload"]);
    expect(blocked("a", "b")).toBe("a b");
    watch.close();
  });

  it("keeps the old rules while the file is missing or empty", () => {
    writeFileSync(path, blocking("a"));
    const { watch, blocked, later } = watching();
    rmSync(path);
    expect(later(5_000)).toEqual(["reading config /sentry.acl: no such file"]);
    expect(blocked("a")).toBe("a");
    writeFileSync(path, "");
    expect(later(5_000)).toEqual([expect.stringContaining("/sentry.acl: the file is empty")]);
    expect(blocked("a")).toBe("a");
    writeFileSync(path, "# no rules\n");
    expect(later()).toEqual(["reload"]);
    expect(blocked("a")).toBe("");
    watch.close();
  });

  it("waits for no pipe that takes the place of the policy or the dictionary", () => {
    writeFileSync(path, blocking("a"));
    const { watch, blocked, later } = watching();
    rmSync(path);
    execFileSync("mkfifo", [path]);
    expect(later(5_000)).toEqual(["reading config /sentry.acl: not an ordinary file"]);
    expect(blocked("a")).toBe("a");
    expect(() => watchPolicy(path)).toThrow("not an ordinary file");
    rmSync(path);
    const dictionary = join(folder, "pipe.json");
    execFileSync("mkfifo", [dictionary]);
    writeFileSync(path, `sae { dict = "${dictionary}" }\n${blocking("a", "b")}`);
    expect(later(5_000)).toEqual(["reading config /pipe.json: not an ordinary file"]);
    expect(blocked("a", "b")).toBe("a");
    watch.close();
  });

  it("waits until a file that is being written is whole", () => {
    writeFileSync(path, blocking("a"));
    const { watch, blocked, later } = watching();
    const whole = blocking("b", "c");
    truncateSync(path);
    const seen: string[] = [];
    for (let length = 0; length < whole.length; length += 7) {
      writeFileSync(path, whole.slice(0, length));
      seen.push(...later(90));
    }
    writeFileSync(path, whole);
    expect(seen).toEqual([]);
    expect(later()).toEqual(["reload"]);
    expect(blocked("a", "b", "c")).toBe("b c");
    watch.close();
  });

  it("follows the dictionary of the SAE tier, also to another file", () => {
    const [first, second] = [join(folder, "first.json"), join(folder, "second.json")];
    const dictionary = (weight: number) => JSON.stringify({ 1: { concept: "c", category: "d", weight } });
    const policy = (dict: string) => `fail_closed = true\nsae { dict = "${dict}" }\n`;
    writeFileSync(first, dictionary(0.1));
    writeFileSync(path, policy(first));
    const { watch, later } = watching();
    const harm = () =>
      watch.sentry.evaluateSync('{"event":{"LlmActivations":{"pid":1,"features":[[1,1]]}}}')?.explain?.harmful;
    expect(harm()).toBe(0.1);
    writeFileSync(first, dictionary(0.25));
    expect(later()).toEqual(["reload"]);
    expect(harm()).toBe(0.25);

    writeFileSync(path, `${policy(second)}# elsewhere\n`);
    expect(later()).toEqual(["reading SAE dictionary /second.json: no such file (sentry.sae.dictionary)"]);
    expect(harm()).toBe(0.25);
    writeFileSync(second, dictionary(0.5));
    expect(later()).toEqual(["reload"]);
    expect(harm()).toBe(0.5);
    writeFileSync(first, dictionary(0.875));
    expect(later()).toEqual([]);
    watch.close();
  });

  it("an evaluation ends on the judge that it began with", async () => {
    const escalating = 'rule "e" { on = "Dns", match = "x", verdict = "escalate", severity = "high", reason = "r" }\n';
    writeFileSync(path, `fail_closed = true\n${escalating}`);
    const l2 = waitingJudge("Llm");
    const { watch, later } = watching({ l2: l2.judge });
    const pending = watch.sentry.evaluate(dns(1, "x"));
    writeFileSync(path, `fail_closed = false\n${escalating}`);
    expect(later()).toEqual(["reload"]);
    const after = watch.sentry.evaluate(dns(1, "x"));
    for (const { answer } of l2.calls) answer("escalate");
    expect((await pending)?.verdict).toBe("block");
    expect((await after)?.verdict).toBe("allow");
    watch.close();
  });

  it("ends when it is closed, also by a hook, and survives hooks that throw", () => {
    writeFileSync(path, blocking("a"));
    let calls = 0;
    const fail = () => {
      calls += 1;
      throw new Error("a hook");
    };
    const { watch, later } = watching({ onReload: fail, onError: fail });
    writeFileSync(path, blocking("a", "b"));
    later();
    writeFileSync(path, "rule {");
    later();
    writeFileSync(path, blocking("a", "b", "c"));
    later();
    expect(calls).toBe(3);
    watch.close();
    watch.close();
    expect(vi.getTimerCount()).toBe(0);
    writeFileSync(path, blocking("a"));
    later();
    expect(calls).toBe(3);

    let closed: Sentry | undefined;
    const own = watchPolicy(path, {
      onReload: (sentry) => {
        closed = sentry;
        own.close();
      },
    });
    writeFileSync(path, blocking("b", "c"));
    vi.advanceTimersByTime(1_000);
    expect(closed).toBe(own.sentry);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("does not keep the program from exiting", () => {
    vi.useRealTimers();
    writeFileSync(path, blocking("a"));
    const before = process.getActiveResourcesInfo();
    const watch = watchPolicy(path);
    expect(process.getActiveResourcesInfo()).toEqual(before);
    watch.close();
  });

  it("begins with a sound file and sound options", () => {
    expect(() => watchPolicy(path)).toThrow("no such file");
    expect(() => watchPolicy(join(folder, "# no rules"))).toThrow("no such file");
    writeFileSync(path, "rule {");
    expect(() => watchPolicy(path)).toThrow("parsing sentry ACL config");
    writeFileSync(path, "");
    watchPolicy(path).close();
    for (const intervalMs of [0, -1, Number.NaN, 1e12])
      expect(() => watchPolicy(path, { intervalMs })).toThrow(RangeError);
  });
});
