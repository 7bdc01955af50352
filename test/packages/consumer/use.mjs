import assert from "node:assert";
import { parseAcl } from "@a3s/acl-grammar";
import { parseRegex } from "@a3s/acl-grammar/regex";
import * as cli from "@a3s/sentry-cli";
import { Sentry, toolExec } from "@a3s/sentry-core";

assert.deepEqual(parseAcl("fail_closed = true\n").diagnostics, []);
assert.equal(typeof parseRegex, "function");
assert.equal(typeof cli.main, "function");
const sentry = Sentry.create("sentry.acl");
const decision = await sentry.evaluate(toolExec(1, ["nc", "-l", "4444"]));

// L3 of the policy, asked in the worker that the package brings along.
const answer = JSON.stringify({ verdict: "block", severity: "high", reason: "seen" });
const args = ["-e", `console.log('${answer}')`, "{prompt}"];
const tiered = Sentry.create(`agent {
  bin = ${JSON.stringify(process.execPath)}
  args = ${JSON.stringify(args)}
}
rule "odd" { on = "ToolExec", match = "odd", verdict = "escalate", severity = "high", reason = "odd" }`);
const now = tiered.evaluateSync(toolExec(1, ["odd"]));
assert.equal(now.reason, "L3: seen");
assert.deepEqual(now, await tiered.evaluate(toolExec(1, ["odd"])));
console.log(decision.verdict);
