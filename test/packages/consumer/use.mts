import { type FormatResult, formatAcl, type ParsedAcl, parseAcl } from "@a3s/acl-grammar";
import { parseRegex } from "@a3s/acl-grammar/regex";
import { analyzePolicy, type Decision, Sentry, toolExec } from "@a3s/sentry-core";

const text = "fail_closed = true\n";
const parsed: ParsedAcl = parseAcl(text);
const formatted: FormatResult = formatAcl(parsed);
const accepted: boolean = analyzePolicy(text).accepted;
const sentry: Sentry = Sentry.create(text);
const decision: Decision | null = await sentry.evaluate(toolExec(1, ["nc", "-l", "4444"]));
console.log(formatted.formatted, accepted, decision?.verdict, parseRegex("a+"));
