import grammar = require("@a3s/acl-grammar");
import core = require("@a3s/sentry-core");

const parsed: grammar.ParsedAcl = grammar.parseAcl("fail_closed = true\n");
const decision: Promise<core.Decision | null> = core.Sentry.create(parsed.text).then((sentry) =>
  sentry.evaluate(core.toolExec(1, ["nc"])),
);
console.log(decision);
