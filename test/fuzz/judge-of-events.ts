import { Sentry } from "@a3s/sentry-core";

/** The judge of the random events: the built-in rules and a few of a site. */
export function judgeOfEvents(): Sentry {
  return Sentry.create(`fail_closed = true

rule "own-mirror" {
  on       = "Egress"
  match    = '^mirror\\.example\\.com:443$'
  verdict  = "allow"
  severity = "info"
  reason   = "our mirror"
}

rule "any-kind" {
  on       = "*"
  match    = '(?i)ignore all previous|\\p{Greek}{3}'
  verdict  = "escalate"
  severity = "medium"
  reason   = "worth a look"
}

rule "no-curl" {
  on       = "ToolExec"
  match    = '\\bcurl\\b'
  verdict  = "block"
  severity = "high"
  reason   = "downloads go through the mirror"
  action   = "deny-exec"
}
`);
}
