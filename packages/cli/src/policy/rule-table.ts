import type { Rule } from "@a3s/sentry-core";
import { paintSeverity, paintVerdict } from "../eval/paint-verdict.js";
import { clipText, padText } from "../terminal/clip-text.js";
import type { Colors } from "../terminal/colors.js";
import { countOf } from "../terminal/count-of.js";

const numberWidth = 4;
const layerWidth = 7;
const verdictWidth = 8;
const severityWidth = 8;
const kindWidth = 14;
/** A name keeps so many columns where the terminal is narrow, and goes on in the next line. */
const leastNameWidth = 32;
const gap = "  ";
const indent = " ".repeat(numberWidth) + gap;

/** The rules for people: position, layer, verdict, severity, kind and name, below each its pattern. */
export function ruleTable(rules: readonly Rule[], { colors, width }: { colors: Colors; width: number }): string {
  const head = [
    "#".padStart(numberWidth),
    "LAYER".padEnd(layerWidth),
    "VERDICT".padEnd(verdictWidth),
    "SEVERITY".padEnd(severityWidth),
    "ON".padEnd(kindWidth),
    "NAME",
  ];
  const rows = rules.map((rule, index) => ruleRow(rule, index, { colors, width }));
  const site = rules.filter(({ layer }) => layer === "site").length;
  const summary = `${countOf(rules.length, "rule")}: ${site} of the file, ${rules.length - site} built in`;
  return `${colors.bold(head.join(gap))}\n${rows.join("")}\n${summary}\n`;
}

function ruleRow(rule: Rule, index: number, { colors, width }: { colors: Colors; width: number }): string {
  const start = [
    colors.dim(String(index + 1).padStart(numberWidth)),
    padText(rule.layer, layerWidth),
    paintVerdict(colors, rule.verdict)(padText(rule.verdict, verdictWidth)),
    paintSeverity(colors, rule.severity)(padText(rule.severity, severityWidth)),
    padText(rule.on, kindWidth),
  ];
  const used = numberWidth + layerWidth + verdictWidth + severityWidth + kindWidth + gap.length * start.length;
  const action = rule.action ? ` (${rule.action})` : "";
  const nameWidth = Math.max(leastNameWidth, width - used - action.length);
  const name = clipText(rule.name, nameWidth) + colors.dim(action);
  return `${[...start, name].join(gap)}\n${indent}${colors.dim(clipText(rule.match, width - indent.length))}\n`;
}
