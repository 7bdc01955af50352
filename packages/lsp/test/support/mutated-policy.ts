import fc from "fast-check";

/** A policy with something of everything. */
export const richPolicy = `# sentry-ignore sentry.fail_open: tests
fail_closed = true
speculate = "high"

llm {
  url       = concat("http://", env("HOST"), "/v1")
  key       = "sk-literal"
  timeout_s = 30
}

deny {
  egress = "/run/sentry/egress.deny" # here
  file   = "file.deny"
  exec   = "/run/exec"
}

# expect block: "nc -l"
rule "no-netcat" {
  on       = "ToolExec"
  match    = "(?i)\\\\b(nc|ncat[0-9]{1,3})\\\\b"
  verdict  = "block"
  severity = "medium"
  reason   = "netcat \\"invocation\\""
  action   = "deny-exec"
}

rules = [
  { name = "b", on = "Dns", match = 'a\\.b$', verdict = "allow", severity = "low", reason = "why" },
  {
    name     = "c"
    on       = "Egress"
    match    = <<-RE
      (?x) 10\\. [^a-z&&\\d]+ # comment
    RE
    verdict  = "escalate"
    severity = "high"
    reason   = "because"
  },
]

mask {
  employee = 'emp-([0-9]{6})'
}

/* a block
   comment */
assert "claim" {
  on      = "ToolExec"
  match   = '^nc '
  verdict = "block"
}
`;

const pieces = [
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  "=",
  ",",
  "\n",
  "\r\n",
  " ",
  "#",
  "/*",
  "*/",
  "<<E\n",
  "\\",
  "a",
  "rule ",
  "0",
  "😀",
  "é",
  ":",
  "+=",
];

/** A piece of the policy above, with stretches taken out and others put in. */
export const mutatedPolicy: fc.Arbitrary<string> = fc
  .array(
    fc.record({
      at: fc.nat(richPolicy.length),
      length: fc.oneof(fc.nat(3), fc.nat(200)),
      text: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((parts) => parts.join("")),
    }),
    { maxLength: 6 },
  )
  .map((edits) =>
    edits.reduce((text, { at, length, text: put }) => {
      const start = Math.min(at, text.length);
      return text.slice(0, start) + put + text.slice(start + length);
    }, richPolicy),
  )
  .filter((text) => !text.includes("<|>"));
