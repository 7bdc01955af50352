/** A policy to begin with. */
export interface PolicyTemplate {
  readonly id: "guarded" | "strict" | "tiers";
  readonly text: string;
}

/** Each is accepted as it stands, and has an expectation that passes. */
export const policyTemplates: readonly PolicyTemplate[] = [
  {
    id: "guarded",
    text: `# Events are put to these rules from top to bottom, then to the built-in ones; the first match decides.

# Nobody looks at what is escalated: block it.
fail_closed = true

# expect block: "nc 203.0.113.66 4444"
rule "no-netcat" {
  on       = "ToolExec"
  match    = '(?:^|[\\s/;|&])(?:nc|ncat|netcat)(?:\\s|$)'
  verdict  = "block"
  severity = "high"
  reason   = "netcat is not used here"
}
`,
  },
  {
    id: "strict",
    text: `# What is not allowed below is blocked.
fail_closed = true

# expect allow: "git status --short"
rule "allow-git-reading" {
  on       = "ToolExec"
  match    = '^git (?:status|diff|log|show)(?: [\\w./=-]+)*$'
  verdict  = "allow"
  severity = "info"
  reason   = "reading the repository"
}

# expect escalate: "make install"
rule "everything-else" {
  on       = "ToolExec"
  match    = '\\S'
  verdict  = "escalate"
  severity = "medium"
  reason   = "no rule allows this command"
}
`,
  },
  {
    id: "tiers",
    text: `# What the rules escalate goes to a model, then to an agent; what neither settles is blocked.
fail_closed = true

llm {
  url   = "https://llm.example.com/v1"
  model = "guard-small"
  key   = env("SENTRY_LLM_KEY")
}

agent {
  bin       = "/usr/local/bin/incident-agent"
  timeout_s = 300
}

# expect escalate: "git push --force origin main"
rule "force-push" {
  on       = "ToolExec"
  match    = '^(?:\\S*/)?git push .*(?:--force|-f)\\b'
  verdict  = "escalate"
  severity = "medium"
  reason   = "rewrites history that others use"
}
`,
  },
];
