import { createAutomatonEngine, createPlainEngine, dns, egress, Sentry, toolExec } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { damaged } from "../events/decode/damage.js";
import { Random } from "../events/decode/random.js";
import { randomLine } from "../events/decode/random-line.js";

const policy = `
fail_closed = true
rule "lists" { on = "ToolExec", match = '^ls( |$)', verdict = "allow", severity = "info", reason = "harmless" }
rule "piped" { on = "ToolExec", match = 'curl.*sh\\b', verdict = "block", severity = "high", reason = "piped", action = "deny-exec" }
rule "peer" { on = "Egress", match = ':443$', verdict = "allow", severity = "low", reason = "usual" }
rule "shadow" { on = "FileAccess", match = 'shadow', verdict = "escalate", severity = "high", reason = "credentials" }
rule "any" { on = "*", match = 'xxxx', verdict = "escalate", severity = "medium", reason = "long" }
`;

/** What every way of giving the line to a judge must agree on. */
function checkLine(quick: Sentry, plain: Sentry, line: Uint8Array): void {
  const text = Buffer.from(line).toString();
  const expected = plain.evaluateL1(text);
  const chunk = Buffer.concat([Buffer.from('"}}\n'), line, Buffer.from("\n{}")]);
  expect(quick.evaluateL1(text), text).toEqual(expected);
  expect(quick.evaluateL1(line), text).toEqual(expected);
  expect(quick.evaluateL1Line(chunk, 4, 4 + line.length), text).toEqual(expected);
  expect(quick.evaluateSync(text), text).toEqual(plain.evaluateSync(text));
}

const automaton = () => Sentry.create(policy, { createEngine: createAutomatonEngine });
const oneByOne = () => Sentry.create(policy, { createEngine: createPlainEngine });

describe("lines as text and as bytes", () => {
  it("are judged as by the judge that reads every event whole", () => {
    const [quick, plain] = [automaton(), oneByOne()];
    const random = new Random(7);
    for (let count = 0; count < 3_000; count += 1) {
      const line = Buffer.from(randomLine(random, random.pick([30, 100, 400])));
      checkLine(quick, plain, random.once(4) ? damaged(line, random) : line);
    }
    expect(quick.metrics).toEqual(plain.metrics);
  });

  it.each([
    ["an event that a rule allows", toolExec(1, ["ls", "-la"]), "lists: harmless"],
    ["an event that no rule matches", toolExec(1, ["true"]), "no rule matched"],
    ["an event with a number in its subject", egress(1, "example.com", 443), "peer: usual"],
    ["a subject beyond ASCII", dns(1, "bücher.example"), "no rule matched"],
    ["a byte order mark and white space", `\ufeff \t${dns(1, "a.example")}\r\n`, "no rule matched"],
  ])("give the same decision: %s", (_, line, reason) => {
    const quick = automaton();
    expect(quick.evaluateL1(line)?.l1Decision.reason).toBe(reason);
    checkLine(quick, oneByOne(), Buffer.from(line));
  });

  it("may be very long, deep or full of arguments", () => {
    const [quick, plain] = [automaton(), oneByOne()];
    const depth = 100_000;
    for (const line of [
      toolExec(1, ["echo", "y".repeat(70_000)]),
      toolExec(1, Array<string>(30_000).fill("y")),
      `{"a":${"[".repeat(depth)}${"]".repeat(depth)},${dns(1, "a").slice(1)}`,
      `{"a":${"[".repeat(depth)}${"]".repeat(depth - 1)},${dns(1, "a").slice(1)}`,
      `{"a":${"1".repeat(100_000)},${dns(1, "a").slice(1)}`,
    ]) {
      checkLine(quick, plain, Buffer.from(line));
    }
    expect(quick.evaluateL1(Buffer.from(dns(1, `${"a".repeat(2 ** 20)}xxxx`)))?.l1Decision.rule).toBe("any");
  });

  it("that are not UTF-8 are judged, with U+FFFD in place of what is not", () => {
    const line = Buffer.concat([
      Buffer.from(toolExec(1, ["curl"]).slice(0, -5)),
      Buffer.from([0xff]),
      Buffer.from(' x | sh"]}}}'),
    ]);
    const sentry = automaton();
    expect(sentry.evaluateL1(line)?.l1Decision).toMatchObject({
      verdict: "block",
      action: { kind: "DenyExec", target: "curl\ufffd x | sh" },
    });
  });

  it("are judged as they were when they were given", async () => {
    const sentry = automaton();
    const line = Buffer.from(toolExec(1, ["curl", "x", "|", "sh"]));
    const decision = sentry.evaluate(line);
    line.fill(0);
    expect((await decision)?.verdict).toBe("block");
  });

  it("reject when the caller has given up, even where no tier is asked", async () => {
    const signal = AbortSignal.abort(new Error("given up"));
    await expect(automaton().evaluate(dns(1, "a.example"), { signal })).rejects.toThrow("given up");
    await expect(automaton().evaluate("{}", { signal })).resolves.toBeNull();
  });

  it("have offsets that may lie anywhere", () => {
    const bytes = Buffer.from(`${dns(1, "a.example")}\n`);
    const sentry = automaton();
    expect(sentry.evaluateL1Line(bytes)).not.toBeNull();
    expect(sentry.evaluateL1Line(bytes, 0, bytes.length + 100)).not.toBeNull();
    expect(sentry.evaluateL1Line(bytes, 1)).toBeNull();
    expect(sentry.evaluateL1Line(bytes, bytes.length)).toBeNull();
    expect(sentry.evaluateL1Line(bytes, 50, 10)).toBeNull();
  });
});
