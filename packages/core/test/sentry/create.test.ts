import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type createPlainEngine, PolicyError, RuleSizeError, Sentry, toolExec } from "@a3s/sentry-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sentry-create-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function failure(create: () => unknown): PolicyError {
  try {
    create();
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error("a judge was built");
}

const rule = (match: string) =>
  `rule "r" { on = "ToolExec", match = '${match}', verdict = "block", severity = "low", reason = "why" }\n`;

describe("Sentry.create", () => {
  it("takes the path of a policy file, or the text of a policy", () => {
    const path = join(folder, "sentry.acl");
    writeFileSync(path, rule("x"));
    expect(Sentry.create(path).policy.rules.map(({ name }) => name)).toEqual(["r"]);
    expect(Sentry.create(rule("x")).policy.rules.map(({ name }) => name)).toEqual(["r"]);
    expect(Sentry.create("").policy.rules).toEqual([]);
    expect(Sentry.create("\n").policy.rules).toEqual([]);
    expect(Sentry.create("fail_closed = true").policy.failClosed).toBe(true);
    expect(Sentry.create("# nothing").policy.rules).toEqual([]);
  });

  it("reads a file whose name looks like a policy", () => {
    const path = join(folder, "a=b{#}.acl");
    writeFileSync(path, rule("x"));
    expect(Sentry.create(path).policy.rules).toHaveLength(1);
  });

  it.each([["sentry.acl"], ["/no/such/dir/sentry.acl"], ["typo"]])("says that %j is missing", (path) => {
    const error = failure(() => Sentry.create(path));
    expect(error.message).toBe(`reading config ${path}: no such file`);
    expect(error.diagnostics).toEqual([]);
  });

  it("says what a policy is to whoever gives none", () => {
    for (const nothing of [undefined, null, {}]) {
      expect(() => Sentry.create(nothing as unknown as string)).toThrow("a policy is a string");
    }
  });

  it("says why a file cannot be read", () => {
    mkdirSync(join(folder, "dir"), { recursive: true });
    expect(failure(() => Sentry.create(join(folder, "dir"))).message).toBe(
      `reading config ${join(folder, "dir")}: is a directory`,
    );
  });

  it("refuses a file that is too large without reading all of it, and one that is no UTF-8", () => {
    expect(failure(() => Sentry.create("/dev/zero")).diagnostics.map(({ code }) => code)).toEqual([
      "acl.limit.document_bytes",
    ]);
    const path = join(folder, "bytes.acl");
    writeFileSync(path, Buffer.from([0x61, 0xff]));
    expect(failure(() => Sentry.create(path)).diagnostics.map(({ code }) => code)).toContain(
      "acl.lex.invalid_encoding",
    );
  });

  it("words a syntax error, a schema error and a bad regex as the reference does, and carries every diagnostic", () => {
    const syntax = failure(() => Sentry.create("deny {\n  egress = \n"));
    expect(syntax.message).toMatch(/^parsing sentry ACL config: .+ \(acl\.\w+\.\w+, line \d+, column \d+/);
    expect(syntax).toBeInstanceOf(Error);

    const schema = failure(() => Sentry.create(`speculate = "HIGH"\nfail_close = true\n${rule("(")}`));
    expect(schema.message).toMatch(/^parsing sentry ACL config: /);
    expect(schema.diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["sentry.speculate.case", "acl.schema.unknown_attribute", "sentry.rule.regex_syntax"]),
    );

    for (const text of [
      rule("a("),
      `rules = [{ name = "r", on = "Dns", match = "(", verdict = "block", severity = "low", reason = "x" }]\n`,
    ]) {
      expect(failure(() => Sentry.create(text)).message).toMatch(
        /^rule `r`: bad regex: .*\(sentry\.rule\.regex_syntax, line 1, column \d+\)$/,
      );
    }
    expect(failure(() => Sentry.create(rule("(?=x)"))).message).toMatch(
      /^rule `r`: bad regex: Look-around is not supported/,
    );
  });

  it("words a pattern that an engine cannot compile the same way", () => {
    const createEngine = (rules: Parameters<typeof createPlainEngine>[0]) => {
      throw new RuleSizeError(0, `too large for ${rules.length} rules`);
    };
    const error = failure(() => Sentry.create(rule("x"), { createEngine }));
    expect(error.message).toMatch(/^rule `r`: bad regex: too large/);
    expect(error.diagnostics.map(({ code }) => code)).toEqual(["sentry.rule.regex_size"]);
  });

  it("evaluates env() and concat() from the given environment, and names what is not set, never a value", () => {
    const text =
      'deny { egress = concat(env("DIR"), "/", env("NAME")) }\nllm { url = "http://localhost/v1", key = env("KEY") }\n';
    const error = failure(() => Sentry.create(text, { env: { DIR: "/s3cret", NAME: "" } }));
    expect(error.message).toMatch(
      /^parsing sentry ACL config: Environment variable is not set: \w+ \(sentry\.env\.unset, .*and 1 more\)$/,
    );
    expect(error.message).not.toContain("s3cret");
    const unset = error.diagnostics.filter(({ code }) => code === "sentry.env.unset");
    expect(unset.map(({ message }) => message).toSorted()).toEqual([
      "Environment variable is not set: KEY",
      "Environment variable is not set: NAME",
    ]);
    const withAgent = failure(() => Sentry.create(`${text}agent { bin = "/a" }\n`, { env: { DIR: "/d", NAME: "n" } }));
    expect(withAgent.diagnostics.filter(({ code }) => code === "sentry.env.unset")).toHaveLength(1);
    expect(Sentry.create(text, { env: { DIR: "/d", NAME: "n", KEY: "k" } }).policy.deny?.egress?.kind).toBe("concat");
  });

  it("needs no variable of tiers that it leaves out, and still those of deny-files", () => {
    const tiers =
      'llm { url = env("URL"), model = env("MODEL"), key = env("KEY") }\nagent { bin = env("BIN"), skills = env("SKILLS") }\nsae { dict = env("DICT") }\n';
    const env = { DIR: "/d" };
    const text = `${tiers}deny { exec = concat(env("DIR"), "/", env("NAME")) }\n`;
    const unset = failure(() => Sentry.create(text, { env, rulesOnly: true })).diagnostics;
    expect(unset.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "sentry.env.unset Environment variable is not set: NAME",
    ]);
    const named = { ...env, NAME: "exec.txt" };
    const denying = rule("x").replace("verdict", 'action = "deny-exec", verdict');
    const denied = Sentry.create(`${text}${denying}`, { env: named, rulesOnly: true });
    expect(denied.explain(toolExec(1, ["/x"]))?.deny).toMatchObject({ path: "/d/exec.txt" });
    expect(() => Sentry.create(text, { env: named })).toThrow(PolicyError);
  });

  it("reads the environment of the process by default", () => {
    process.env.SENTRY_TEST_DIR = "/d";
    try {
      expect(() => Sentry.create('deny { egress = env("SENTRY_TEST_DIR") }\n')).not.toThrow();
    } finally {
      delete process.env.SENTRY_TEST_DIR;
    }
    expect(() => Sentry.create('deny { egress = env("SENTRY_TEST_DIR") }\n')).toThrow(PolicyError);
  });

  it("warns of tiers that it is built without", () => {
    const text = 'llm { url = "http://localhost/v1" }\nagent { bin = "/a" }\nsae { dict = "/d" }\n';
    const missing = (sentry: Sentry) => sentry.diagnostics.filter(({ code }) => code === "sentry.tier.unavailable");
    const without = missing(Sentry.create(text, { rulesOnly: true }));
    expect(without.map(({ severity }) => severity)).toEqual(["warning", "warning", "warning"]);
    const l2 = {
      tier: "Llm",
      judge: () => {
        throw new Error("unused");
      },
    } as const;
    expect(missing(Sentry.create(text, { l2, rulesOnly: true })).map(({ message }) => message)).toEqual([
      expect.stringContaining("agent"),
      expect.stringContaining("sae"),
    ]);
    expect(missing(Sentry.create(text.replace(/sae .*/, "")))).toEqual([]);
  });

  it("says which tier of the caller's is no judge", () => {
    for (const judge of [null, {}, "judge", () => "allow"]) {
      // What plain JavaScript may give.
      const options = { l3: judge } as unknown as Parameters<typeof Sentry.create>[1];
      expect(() => Sentry.create("", options)).toThrow(/^l3 must be a judge/);
    }
    for (const maxSpeculations of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => Sentry.create("", { maxSpeculations })).toThrow(RangeError);
    }
  });

  it("says that a variable holds no URL, and does not say what it holds", () => {
    const text = 'llm { url = env("URL"), key = env("KEY") }\n';
    const url = failure(() => Sentry.create(text, { env: { URL: "s3cret", KEY: "k" } }));
    expect(url.message).toMatch(/^building the tier llm: /);
    expect(url.diagnostics.map(({ code }) => code)).toEqual(["sentry.llm.url"]);
    const key = failure(() => Sentry.create(text, { env: { URL: "http://localhost/v1", KEY: "s3cret\nX: y" } }));
    for (const { message } of [url, key]) expect(message).not.toContain("s3cret");
  });

  it("touches no file but the policy", () => {
    const sentry = Sentry.create(`deny { exec = "${join(folder, "none", "exec")}" }\n`);
    expect(sentry.evaluateSync(toolExec(1, ["rm", "-rf", "/"]))?.verdict).toBe("block");
  });

  it("the memory of the automata is a number of bytes, and the verdict does not depend on it", () => {
    const line = toolExec(1, ["nc", "-e", "sh"]);
    const text = rule("nc");
    for (const maxAutomatonBytes of [0, 1, 4_096, Number.POSITIVE_INFINITY]) {
      expect(Sentry.create(text, { maxAutomatonBytes }).evaluateSync(line)).toMatchObject({ rule: "r" });
    }
    for (const maxAutomatonBytes of [-1, Number.NaN]) {
      expect(() => Sentry.create(text, { maxAutomatonBytes })).toThrow(RangeError);
    }
  });

  it("refuses options that do not exist, instead of doing what they were to prevent", () => {
    const create = (options: object) => () => Sentry.create(rule("nc"), options);
    expect(create({ rulesOnyl: true })).toThrow(
      new TypeError('Sentry.create has no option "rulesOnyl": did you mean rulesOnly?'),
    );
    expect(create({ tiers: {} })).toThrow(/has no option "tiers": it takes cassette, counters, /);
    expect(create({ rulesOnly: undefined })).not.toThrow();
  });
});
