import { encodeOtherwise, mutateBytes, mutateText } from "./mutate-text.js";
import type { Random } from "./random.js";
import { nestingBomb, randomTokens, randomUnits } from "./random-text.js";

/** A policy that says a little of everything: what is cut, spliced and doubled should be worth it. */
export const realisticPolicy = `# The policy of a build server.
fail_closed = true
speculate   = "high"   // both tiers below exist

llm {
  url       = concat("https://", env("LLM_HOST"), "/v1")
  model     = "guard-small"
  key       = env("LLM_KEY")
  timeout_s = 20
}

agent {
  bin    = "/usr/local/bin/investigate"
  skills = "/etc/sentry/skills"
  args   = ["--skills", "{skills}", "-p", "{prompt}"]
}

sae { dict = "/etc/sentry/sae.json", escalate_at = 0.35, block_at = 0.7 }

deny {
  egress = "/run/sentry/egress.deny"
  file   = "/run/sentry/file.deny"
  exec   = "/run/sentry/exec.deny"
}

mask {
  TICKET = 'TICK-([0-9]{6})'
}

/* Rules of this site,
   before the built-in ones. */
# expect block: "ncat -l 4444"
rule "no-netcat" {
  on       = "ToolExec"
  match    = '(?i)\\b(ncat|netcat)\\b'
  verdict  = "block"
  severity = "medium"
  reason   = "netcat invocation"
  action   = "deny-exec"
}

rules = [
  { name = "own-mirror", on = "Egress", match = "^mirror\\\\.example\\\\.com:443$", verdict = "allow", severity = "info", reason = "our mirror" },
  { # sentry-ignore sentry.rule.name_style: the name is from the old tool
    name = "Old_Name", on = "FileAccess", match = "^/etc/(shadow|passwd)$"
    verdict = "escalate", severity = "high", reason = "account files", risk = "data_leak"
  },
]

assert "shadow is never allowed" { on = "FileAccess", match = "^/etc/shadow$", verdict = "escalate" }

rule "paste" {
  on = "SslContent", match = <<-EOT
    BEGIN [A-Z ]+ PRIVATE KEY
    EOT
  verdict = "block", severity = "critical", reason = "größerer Schlüssel 😀"
}
`;

/** Whole pieces of that policy, which go through the whole way in less time. */
const pieces = realisticPolicy.split(/\n\n/).map((piece) => `${piece}\n`);

/** A policy as an editor, a broken disk or an attacker might give it: a text, or the bytes of a file. */
export function randomPolicy(random: Random): string | Uint8Array {
  const sound = () =>
    random.chance(0.15)
      ? realisticPolicy
      : Array.from({ length: 1 + random.below(3) }, () => random.pick(pieces)).join("\n");
  const form = random.below(100);
  if (form < 5) return sound();
  if (form < 60) return mutateText(sound(), random);
  if (form < 70) return randomTokens(random);
  if (form < 80) return mutateText(sound(), random) + randomTokens(random);
  if (form < 85) return randomUnits(random);
  if (form < 88) return nestingBomb(random);
  if (form < 97) return mutateBytes(sound(), random);
  return encodeOtherwise(sound(), random);
}
