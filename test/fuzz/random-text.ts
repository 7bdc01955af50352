import type { Random } from "./random.js";

/** Pieces of which documents are made: the whole language, and what is almost of it. */
const tokens = [
  ..."{}[]()=:,;.-+*/\\\"'#$%&|<>?!@^~`",
  ..."\n\r\t \u0000\u0007\u001b\u007f\u0085\u00a0\u2028\u202e\ufeff\ufffd",
  ..."aZ_09éßſKİıΣς中😀\u0301\ud800\udfff“”‘’«»",
  ...["==", "+=", "=>", "!=", "<=", ">=", "&&", "||", "...", "//", "/*", "*/", "#!", "\r\n", "\n\n", "  "],
  ...[
    "<<EOT\n",
    "<<-EOT\n",
    "EOT\n",
    "EOT",
    "<<",
    "<<-",
    "${",
    "$${",
    "%{",
    "%%{",
    "\\n",
    "\\u0041",
    "\\U0001F600",
    "\\ud800",
    "\\b",
  ],
  ...[
    "true",
    "false",
    "null",
    "0",
    "1",
    "-1",
    "1.5",
    ".5",
    "5.",
    "1e3",
    "1e999",
    "0x1F",
    "30s",
    "1_000",
    "9007199254740993",
    "- 5",
  ],
  ...[
    "rule",
    "rules",
    "deny",
    "llm",
    "agent",
    "sae",
    "mask",
    "assert",
    "fail_closed",
    "dry_run",
    "speculate",
    "nonsense",
    "__proto__",
  ],
  ...[
    "name",
    "on",
    "match",
    "verdict",
    "severity",
    "reason",
    "action",
    "risk",
    "url",
    "key",
    "timeout_s",
    "bin",
    "args",
    "dict",
    "block_at",
  ],
  ...[
    '"ToolExec"',
    '"*"',
    '"block"',
    '"escalate"',
    '"allow"',
    '"high"',
    '"deny-exec"',
    '"deny-egress"',
    '"LlmActivations"',
  ],
  ...['env("A")', "env(", 'concat("a", env("B"))', "concat()", "exec(", "a.b", "a[0]", "x ? y : z", "for x in y"],
  ...[
    "# sentry-ignore sentry.rule.name_style: why\n",
    '# expect block: "x"\n',
    '# expect allow: {"event":{}}\n',
    "# sentry-ignore\n",
  ],
  ...[
    '"(?i)a|b"',
    "'\\bnc\\b'",
    '"(a+)+$"',
    "'[[:alpha:]&&[^a]]{2,5}'",
    "'\\p{Greek}'",
    "'(?=x)'",
    "'\\1'",
    "'a{1000}{1000}'",
    "'(?P<n>x)'",
  ],
  ...[
    'rule "r" { on = "Dns" match = "x" verdict = "block" severity = "low" reason = "r" }\n',
    "rules = [\n",
    '{ name = "n" }',
    "},\n",
  ],
];

/** Tokens side by side, without sense. */
export function randomTokens(random: Random): string {
  const length = random.below(random.chance(0.1) ? 400 : 40);
  let text = "";
  for (let count = 0; count < length; count += 1) text += random.pick(tokens);
  return text;
}

export function randomToken(random: Random): string {
  return random.pick(tokens);
}

/** Any UTF-16 units, halves of pairs included. */
export function randomUnits(random: Random): string {
  const planes = [0x80, 0x80, 0x800, 0x3000, 0x10000];
  return String.fromCharCode(...Array.from({ length: random.below(200) }, () => random.below(random.pick(planes))));
}

/** Brackets far deeper than any policy, most of them never closed, with a name or a value here and there. */
export function nestingBomb(random: Random): string {
  const openers = random.pick(["[", "{", "(", "a {", "a = [", "x = {y = ", "f(", "[{(", "((((", 'a="', "<<E\n"]);
  const closers = random.chance(0.5) ? random.pick(["]", "}", ")", "})]"]) : "";
  const depth = random.below(random.chance(0.2) ? 3000 : 150);
  return `${random.chance(0.5) ? "a = " : ""}${openers.repeat(depth)}${randomToken(random)}${closers.repeat(depth)}`;
}
