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
console.log(decision.verdict);
