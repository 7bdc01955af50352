/** Rules that differ in their patterns, as a policy and as the same data in other languages. */
export interface BenchDocuments {
  readonly policy: string;
  readonly events: string;
  /** As long as the policy: objects of as many members, as many of them as it takes. */
  readonly yaml: string;
  readonly json: string;
}

const kinds = ["ToolExec", "FileAccess", "Egress", "Dns", "SslContent"] as const;

export function benchDocuments(rules: number, events: number): BenchDocuments {
  const policy = `fail_closed = true\n\n${Array.from({ length: rules }, (_, index) => rule(index)).join("\n")}`;
  return {
    policy,
    events: Array.from({ length: events }, (_, index) => event(index, rules)).join(""),
    yaml: upTo(policy.length, "rules:\n", yamlRule, ""),
    json: `${upTo(policy.length, '{\n  "rules": [\n', jsonRule, "").replace(/,\n$/u, "\n")}  ]\n}\n`,
  };
}

function rule(index: number): string {
  return `rule "rule-${index}" {
  on       = "${kinds[index % kinds.length]}"
  match    = '(?i)\\b(tool${index}|helper-${index})\\s+--(force|all)=[a-z]{2,8}\\b'
  verdict  = "block"
  severity = "medium"
  reason   = "tool ${index} is not for agents"
}
`;
}

/** The same rules as a list, each on a line of its own. */
export function rulesAsList(rules: number): string {
  const entries = Array.from({ length: rules }, (_, index) => entry(index));
  return `fail_closed = true\n\nrules = [\n${entries.join("")}]\n`;
}

function entry(index: number): string {
  const on = kinds[index % kinds.length];
  const match = `(?i)\\b(tool${index}|helper-${index})\\s+--(force|all)=[a-z]{2,8}\\b`;
  const reason = `tool ${index} is not for agents`;
  return `  { name = "rule-${index}", on = "${on}", match = '${match}', verdict = "block", severity = "low", reason = "${reason}" },\n`;
}

function event(index: number, rules: number): string {
  const tool = (index * 5) % rules;
  const argv = index % 3 === 0 ? [`tool${tool}`, "--force=abc"] : ["git", "status", `--seed=${index}`];
  const expect = index % 3 === 0 && tool % 5 === 0 ? "block" : "allow";
  return `${JSON.stringify({ event: { ToolExec: { pid: index + 1, argv } }, expect })}\n`;
}

function yamlRule(index: number): string {
  return `  - name: "rule-${index}"
    on: "${kinds[index % kinds.length]}"
    match: '(?i)\\b(tool${index}|helper-${index})\\s+--(force|all)=[a-z]{2,8}\\b'
    verdict: "block"
    severity: "medium"
    reason: "tool ${index} is not for agents"
`;
}

function jsonRule(index: number): string {
  const match = `(?i)\\b(tool${index}|helper-${index})\\s+--(force|all)=[a-z]{2,8}\\b`;
  const on = kinds[index % kinds.length];
  const reason = `tool ${index} is not for agents`;
  return `    ${JSON.stringify({ name: `rule-${index}`, on, match, verdict: "block", severity: "medium", reason }, undefined, 6).replace(/\n\}$/u, "\n    }")},\n`;
}

function upTo(length: number, head: string, part: (index: number) => string, tail: string): string {
  const parts = [head];
  let total = head.length + tail.length;
  for (let index = 0; total < length; index++) {
    const next = part(index);
    parts.push(next);
    total += next.length;
  }
  return parts.join("") + tail;
}
