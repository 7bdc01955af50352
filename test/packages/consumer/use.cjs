const assert = require("node:assert");
const { parseAcl } = require("@a3s/acl-grammar");
const { parseRegex } = require("@a3s/acl-grammar/regex");
const cli = require("@a3s/sentry-cli");
const { Sentry, toolExec } = require("@a3s/sentry-core");

assert.deepEqual(parseAcl("fail_closed = true\n").diagnostics, []);
assert.equal(typeof parseRegex, "function");
assert.equal(typeof cli.main, "function");
const sentry = Sentry.create("sentry.acl");
sentry.evaluate(toolExec(1, ["nc", "-l", "4444"])).then((decision) => console.log(decision.verdict));
