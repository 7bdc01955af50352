import type { RuleCoverage } from "@a3s/sentry-core";
import type { TableOptions } from "../eval/decision-table.js";
import { clipText } from "../terminal/clip-text.js";
import { coverageOf, type PolicyTest } from "./policy-test.js";

const numberWidth = 4;
const countWidth = 8;
const gap = "  ";

/** What the events reach of the rules of the file, for people. With line breaks. */
export function coverageTable(test: PolicyTest, { colors, width }: TableOptions): string {
  const head = [
    "#".padStart(numberWidth),
    ...["MATCHES", "WINS", "EXPECTED"].map((name) => name.padStart(countWidth)),
    "RULE",
  ];
  const used = numberWidth + 3 * countWidth + 4 * gap.length;
  const row = ({ position, name, matches, wins, expectations }: RuleCoverage) => {
    const counts = [matches, wins, expectations.length].map((count) => String(count).padStart(countWidth));
    const shown = clipText(name, width - used - gap.length - notReached.length);
    const title = wins === 0 ? `${colors.yellow(shown)}${gap}${colors.yellow(notReached)}` : shown;
    return [String(position + 1).padStart(numberWidth), ...counts, title].join(gap);
  };
  const site = test.report.coverage.filter(({ layer }) => layer === "site");
  const { reached, rules, percent } = coverageOf(test);
  const end = `${reached} of ${rules} rules of the file decide an event (${Math.floor(percent)} %)`;
  return `${[colors.bold(head.join(gap)), ...site.map(row), "", end].join("\n")}\n`;
}

const notReached = "not reached";
