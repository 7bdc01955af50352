import { expect, it } from "vitest";
import { commandLine } from "../src/commands/command-line.js";

it.each([
  [["rules", "--policy", "sentry.acl"], "sentry rules --policy sentry.acl"],
  [["check", "my policy.acl"], "sentry check 'my policy.acl'"],
  [["check", "it's; rm -rf ~.acl"], `sentry check 'it'\\''s; rm -rf ~.acl'`],
  [["check", "$(id).acl"], "sentry check '$(id).acl'"],
  [["check", "C:\\my policy\\sentry.acl"], 'sentry check "C:\\my policy\\sentry.acl"'],
])("%j is the command line %s", (args, line) => {
  expect(commandLine(args)).toBe(line);
});
