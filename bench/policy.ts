/** A rule as every language of the comparison writes it. */
export interface BenchRule {
  readonly name: string;
  readonly on: string;
  readonly match: string;
  readonly verdict: string;
  readonly severity: string;
  readonly reason: string;
}

const subjects = [
  { on: "ToolExec", match: "(?i)\\b(curl|wget)\\s.*\\|\\s*(ba|z)?sh\\b", reason: "download piped into a shell" },
  { on: "Egress", match: "^203\\.0\\.113\\.\\d{1,3}:", reason: "address of a network that is not ours" },
  { on: "Dns", match: "(^|\\.)example\\.(net|org)$", reason: "name under watch" },
  { on: "FileAccess", match: "^/srv/app/secrets/[^/]+\\.pem$", reason: 'key of the "app" service' },
  { on: "SslContent", match: "-----BEGIN (RSA |EC )?PRIVATE KEY-----", reason: "private key in outbound content" },
];
const verdicts = ["block", "escalate", "allow"];
const severities = ["low", "medium", "high", "critical"];

/** Rules without meaning but of the usual size; no two are the same. */
export function makeRules(count: number): BenchRule[] {
  return Array.from({ length: count }, (_, index) => {
    const { on, match, reason } = pick(subjects, index);
    const name = `site-rule-${index + 1}`;
    return {
      name,
      on,
      match: `${match}|${name}`,
      verdict: pick(verdicts, index),
      severity: pick(severities, index),
      reason,
    };
  });
}

/** The same rules, with the same comments where the language has any. */
export function writePolicies(rules: readonly BenchRule[]): Readonly<Record<"acl" | "toml" | "yaml" | "json", string>> {
  return {
    acl: `fail_closed = true\n\n${rules.map(aclRule).join("\n")}`,
    toml: `fail_closed = true\n\n${rules.map(tomlRule).join("\n")}`,
    yaml: `fail_closed: true\n\nrule:\n${rules.map(yamlRule).join("\n")}`,
    json: JSON.stringify({ fail_closed: true, rule: rules }, null, 2),
  };
}

// A JSON string is a string of ACL, HCL, TOML and YAML too.
const quote = (text: string) => JSON.stringify(text);
const comment = ({ name }: BenchRule) => `# Why ${name} is here.`;

function aclRule(rule: BenchRule): string {
  const { name, ...fields } = rule;
  const lines = Object.entries(fields).map(([field, value]) => `  ${field.padEnd(8)} = ${quote(value)}\n`);
  return `${comment(rule)}\nrule ${quote(name)} {\n${lines.join("")}}\n`;
}

function tomlRule(rule: BenchRule): string {
  const lines = Object.entries(rule).map(([field, value]) => `${field.padEnd(8)} = ${quote(value)}\n`);
  return `${comment(rule)}\n[[rule]]\n${lines.join("")}`;
}

function yamlRule(rule: BenchRule): string {
  const [first = "", ...others] = Object.entries(rule).map(([field, value]) => `${field}: ${quote(value)}\n`);
  return `  ${comment(rule)}\n  - ${first}${others.map((line) => `    ${line}`).join("")}`;
}

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}
