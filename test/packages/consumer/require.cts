import grammar = require("@a3s/acl-grammar");
import core = require("@a3s/sentry-core");

const parsed: grammar.ParsedAcl = grammar.parseAcl("fail_closed = true\n");
const sentry: core.Sentry = core.Sentry.create(parsed.text);
const decision: core.Decision | null = sentry.evaluateSync(core.toolExec(1, ["nc"]));
console.log(decision?.verdict);
