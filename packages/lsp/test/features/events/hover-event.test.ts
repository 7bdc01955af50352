import fc from "fast-check";
import { expect, test } from "vitest";
import { hoverEvent } from "../../../src/features/events/hover-event.js";
import { exec, tryEvents } from "./read-events.js";

function check(text: string, offset = 3): string | undefined {
  const { file, judge } = tryEvents(text);
  return hoverEvent(file, offset, judge)?.markdown;
}

test("the trace: the marked subject, the rules, the deny line, and what is not as expected", () => {
  const line = exec("/bin/nc -l x", ',"expect":{"verdict":"allow","rule":null},"note":"why"');
  expect(check(line)).toMatchInlineSnapshot(`
    "✗ expected verdict \`allow\`, rule none

    **block**, high, by tier Rules

    \`\`\`text
    /bin/nc -l x
         ^^
    \`\`\`

    - 1. \`netcat\`: decides (block)
    - 9 other rules about ToolExec do not match

    *Reason:* \`netcat: no netcat\`

    *Deny:* DenyExec \`/bin/nc\`; the line \`/bin/nc\` would be written to \`env("EXEC_FILE")\`

    *Note:* \`why\`"
  `);
});

test("an escalation tells what becomes of it, an overruled rule that it matches too", () => {
  const markdown = check(exec("git push nc", ',"expect":"block"'));
  expect(markdown).toContain("✓ as expected");
  expect(markdown).toContain("- 2. `push`: matches too, but an earlier rule decides (escalate)");
  expect(check(exec("git push"))).toContain("**escalate**, low, by tier Rules, **block** where no deeper tier answers");
});

test("a long subject is shown around the match", () => {
  const markdown = check(exec(`${"x".repeat(5_000)} nc ${"y".repeat(5_000)}`)) ?? "";
  const [, shown = "", marks = ""] = /```text\n(.*)\n(.*)\n```/.exec(markdown) ?? [];
  expect(shown.length).toBeLessThan(170);
  expect(shown.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("nc");
});

test("nothing of an event ends the block or hides", () => {
  const command = fc
    .array(fc.constantFrom("`", "```", "\n", "\u202e", "nc", " ", "[x](y)", "<b>", "\u0000", "é"))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(command, (text) => {
      const markdown = check(`{"event":{"ToolExec":{"pid":1,"argv":[${JSON.stringify(text)}]}}}`) ?? "";
      for (const unseen of ["\u202e", "\0"]) expect(markdown).not.toContain(unseen);
      const fence = /^(`{3,})text$/m.exec(markdown)?.[1] ?? "";
      const lines = markdown.split("\n");
      const from = lines.indexOf(`${fence}text`);
      const to = lines.indexOf(fence, from + 1);
      expect(to - from).toBeLessThanOrEqual(3);
      expect(to).toBeGreaterThan(from);
    }),
    { numRuns: 100 },
  );
});

test("lines without an event", () => {
  expect(check("# comment")).toBeUndefined();
  expect(check("broken")).toBeUndefined();
  expect(check('{"event":{"ProcessExit":{}}}')).toBe("Events of this kind are not judged.");
});
