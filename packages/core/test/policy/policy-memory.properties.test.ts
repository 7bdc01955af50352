import fc from "fast-check";
import { expect, it } from "vitest";
import { type AnalyzeOptions, analyzePolicy, createPolicyMemory } from "../../src/index.js";

const names = fc.constantFrom("a", "b", "Odd Name", "", "shell-netcat");
const comment = fc.constantFrom(
  "",
  "",
  "# why\n",
  '# expect block: "nc x"\n',
  "# expect sometimes\n",
  "# sentry-ignore sentry.rule.name_style: known\n",
  "# sentry-ignore sentry.rule.match_all\n",
);
const field = fc.constantFrom(
  'on = "ToolExec"',
  'on = "Dns"',
  'on = "Nothing"',
  "match = 'nc x'",
  "match = '.*'",
  "match = '(a'",
  'match = "a.b.com"',
  'verdict = "block"',
  'verdict = "allow" # trailing',
  'verdict = "escalate"',
  'severity = "high"',
  'severity = "huge"',
  'reason = ""',
  'reason = "because"',
  'action = "deny-exec"',
  'action = "deny-file"',
  'risk = env("X")',
  "extra = 1",
  "match =",
  "match",
  '"x',
  "}",
);
const sound =
  'on = "ToolExec"\n  match = \'\\bnc\\b\'\n  verdict = "block"\n  severity = "high"\n  reason = "no"'.split("\n");
const fields = fc.oneof(
  { weight: 2, arbitrary: fc.constant(sound) },
  { weight: 1, arbitrary: fc.array(field, { maxLength: 7 }) },
  { weight: 1, arbitrary: field.map((more) => [...sound, more]) },
);
const block = fc
  .tuple(comment, fc.constantFrom("rule", "rule", "rule", "rules", "assert"), names, fields)
  .map(([above, type, name, body]) => `${above}${type} "${name}" {\n  ${body.join("\n  ")}\n}\n`);
const entry = fc
  .tuple(comment, names, fields, fc.constantFrom("\n    ", ", "))
  .map(([above, name, body, gap]) => `  ${above}  { name = "${name}"${gap}${body.join(gap)}${gap.trimEnd()} },\n`);
const list = fc
  .tuple(comment, fc.constantFrom("rules", "rules", "rule", "other"), fc.array(entry, { maxLength: 6 }))
  .map(([above, name, entries]) => `${above}${name} = [\n${entries.join("")}]\n`);
const setting = fc.constantFrom(
  "fail_closed = true\n",
  'deny {\n  exec = "/x"\n}\n',
  'llm {\n  url = "http://x"\n}\n',
  "\n\n",
  "# sentry-ignore sentry.fail_open: wanted\n",
  "unknown = 1\n",
  "mask {\n  ticket = 'T-[0-9]+'\n}\n",
);
const chunk = fc.oneof(
  { weight: 6, arbitrary: block },
  { weight: 2, arbitrary: list },
  { weight: 2, arbitrary: setting },
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof({ weight: 4, arbitrary: fc.nat(5) }, { weight: 1, arbitrary: fc.nat(150) }),
  insert: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('"', "x", "\n", "{", "}", "#", "/*", "*/", "'", ",", " ", "=", "<<E\n", "]"),
    },
    { weight: 2, arbitrary: fc.constant("") },
    { weight: 1, arbitrary: field },
    { weight: 1, arbitrary: chunk },
  ),
});

it("says of every version of a policy what an analysis from scratch says, whatever is edited", () => {
  const options = fc.constantFrom<AnalyzeOptions>({}, { portability: ["hcl-rs"] }, { limits: { diagnostics: 5 } });
  fc.assert(
    fc.property(
      fc.array(chunk, { maxLength: 8 }),
      fc.array(edit, { maxLength: 8 }),
      options,
      (chunks, edits, wanted) => {
        const memory = createPolicyMemory();
        let text = chunks.join("");
        for (const change of [undefined, ...edits]) {
          if (change !== undefined) {
            const start = Math.floor(change.at * (text.length + 1));
            text = text.slice(0, start) + change.insert + text.slice(start + change.remove);
          }
          const { parsed, ...remembering } = analyzePolicy(text, { ...wanted, memory });
          const { parsed: parsedAnew, ...anew } = analyzePolicy(text, wanted);
          expect(remembering).toEqual(anew);
          expect(parsed.document).toEqual(parsedAnew.document);
          expect(parsed.diagnostics).toEqual(parsedAnew.diagnostics);
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
});
